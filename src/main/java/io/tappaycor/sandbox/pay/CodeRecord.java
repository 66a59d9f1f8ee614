package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.CodeBook;
import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The codes of earnings, deductions and taxes, as the legal entity's lists return them. */
final class CodeRecord {

  private static final String SINCE = "2019-01-01T00:00:00Z";

  private CodeRecord() {}

  static List<ObjectNode> earnings(Company company) {
    return company.codes().earnings().stream()
        .map(
            code ->
                Text.object()
                    .put("id", code.id())
                    .put("code", code.code())
                    .put("globalEarningCode", code.globalCode())
                    .put("description", code.description())
                    .putNull("hours")
                    .putNull("amount")
                    .putNull("rate")
                    .put("frequency", "EveryPayPeriod")
                    .put("isOnW2", !code.code().equals("CAR"))
                    .put("onHold", false)
                    .put("effectiveStartDate", SINCE)
                    .put("factor", code.rate())
                    .set("legalEntity", Text.legalEntity(company)))
        .toList();
  }

  static List<ObjectNode> deductions(Company company) {
    return company.codes().deductions().stream()
        .map(
            code -> {
              ObjectNode record =
                  Text.object()
                      .put("id", code.id())
                      .put("code", code.code())
                      .put("globalDeductionCode", code.globalCode())
                      .put("description", code.description())
                      .put("type", code.type());
              if (code.code().equals("401K")) {
                record.putArray("linkedDeductionCodes").add("HSA");
              } else {
                record.putNull("linkedDeductionCodes");
              }
              return record
                  .putNull("amount")
                  .put("rate", code.rate().signum() == 0 ? null : code.rate())
                  .put("frequency", "EveryPayPeriod")
                  .put("isOnW2", true)
                  .put("onHold", false)
                  .put("effectiveStartDate", SINCE)
                  .set("legalEntity", Text.legalEntity(company));
            })
        .toList();
  }

  static List<ObjectNode> taxes(Company company) {
    List<CodeBook.Code> codes = company.codes().taxes();
    return IntStream.range(0, codes.size())
        .mapToObj(
            i ->
                Text.object()
                    .put("legalEntityTaxId", codes.get(i).id())
                    .put("legalEntityId", company.id())
                    .put("taxCode", codes.get(i).code())
                    .put("description", codes.get(i).description())
                    .put("type", codes.get(i).type())
                    .put("taxAuthCode", i < CodeBook.FIRST_STATE ? "941" : null)
                    .put("depositFrequency", i < CodeBook.FIRST_STATE ? "SemiWeekly" : "Monthly")
                    .put("effectiveStartDate", SINCE)
                    .put("sequenceNumber", i + 1)
                    .put("rate", codes.get(i).rate())
                    .put("reciprocityType", i < CodeBook.FIRST_STATE ? null : "WorkIn")
                    .putNull("offerDependentInsurance")
                    .putNull("wagePlan")
                    .putNull("itemHold")
                    .set("legalEntity", Text.legalEntity(company)))
        .toList();
  }
}
