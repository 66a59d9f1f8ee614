package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.random.Dice;
import io.tappaycor.sandbox.record.Text;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The setup of a tax for an employee: many fields, of which each tax uses a few. */
final class EmployeeTaxRecord {

  private static final List<String> UNUSED_AFTER_RESIDENCE =
      List.of(
          "occupationalCode",
          "geographicCode",
          "socCode",
          "seasonalCode",
          "countyCode",
          "spouseWork",
          "dependentInsuranceEligible",
          "dependentInsuranceEligibleDate",
          "applicableBirthyear");

  private EmployeeTaxRecord() {}

  static List<ObjectNode> of(Employee employee) {
    return SetUp.taxes(employee).stream().map(setUp -> of(employee, setUp)).toList();
  }

  private static ObjectNode of(Employee employee, SetUp setUp) {
    Dice dice = employee.dice("tax" + setUp.code().code());
    boolean withholding = setUp.code().type().endsWith("WH");
    ObjectNode record =
        Text.object()
            .put("id", setUp.id())
            .put("legalEntityTaxId", setUp.code().id())
            .put("taxCode", setUp.code().code())
            .put("description", setUp.code().description())
            .put("taxType", setUp.code().type())
            .put("reciprocityType", setUp.code().type().equals("SWH") ? "WorkIn" : null);
    if (withholding) {
      ObjectNode status = record.putObject("filingStatus");
      boolean single = dice.chance(50);
      status.put("code", single ? "S" : "M").put("description", single ? "Single" : "Married");
    } else {
      record.putNull("filingStatus");
    }
    record
        .put("withholdingEffectiveStartDate", Text.naive(employee.employment().hired()))
        .putNull("blockDate")
        .put("nonResidentAlien", withholding ? "false" : null)
        .put("isProbationaryEmployee", false);
    UNUSED_AFTER_RESIDENCE.forEach(record::putNull);
    record
        .put("adjustWithholding", withholding ? "N" : null)
        .put("amount", dice.chance(10) ? dice.money(500, 5000) : null)
        .putNull("percentage")
        .putNull("ncciCode")
        .put("psdCode", dice.chance(5) ? "101001" : null)
        .putNull("psdRate")
        .put("onHold", false);
    record.set("exemptions", exemptions(dice));
    record.set("taxCredit", credit(dice));
    return record.set("employee", Text.employee(employee));
  }

  private static ObjectNode exemptions(Dice dice) {
    return Text.object()
        .put("exemptions", dice.below(4))
        .putNull("exemptionAmount")
        .put("employeeLowIncomeExemption", false)
        .putNull("currentYearExempt")
        .putNull("nextYearExempt");
  }

  private static ObjectNode credit(Dice dice) {
    int dependents = dice.below(4);
    BigDecimal credit = new BigDecimal("2000.00");
    return Text.object()
        .put("numberOfDependents", dependents)
        .put("numberOfOtherDependents", 0)
        .put("hasTwoIncomes", dice.chance(40))
        .putNull("additionalIncome")
        .putNull("additionalDeduction")
        .put("qualifiedDependentCredit", credit)
        .putNull("otherDependentCredit")
        .put("totalCredits", credit.multiply(BigDecimal.valueOf(dependents)));
  }
}
