package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.PayrollRun;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A paystub, as the legal entity's list returns it. */
final class PaystubRecord {

  private PaystubRecord() {}

  static List<ObjectNode> of(Employee employee, PayrollRun run) {
    return Paystub.of(employee, run).stream().map(PaystubRecord::of).toList();
  }

  private static ObjectNode of(Paystub stub) {
    ObjectNode record =
        Text.object()
            .put("employeeId", stub.employee().id())
            .put("clientId", stub.employee().company().id())
            .put("checkNumber", stub.checkNumber())
            .put("plannerId", stub.run().plannerId())
            .put("checkType", stub.checkType())
            .put("periodStartDate", Text.utc(stub.run().periodStart()))
            .put("periodEndDate", Text.utc(stub.run().periodEnd()))
            .put("grossAmount", stub.gross())
            .put("netAmount", stub.net());
    record.set("earnings", earnings(stub));
    record.set("taxes", taxes(stub));
    record.set("deductions", deductions(stub));
    record.set("employee", Text.employee(stub.employee()));
    return record.set("legalEntity", Text.legalEntity(stub.employee().company()));
  }

  private static ObjectNode earnings(Paystub stub) {
    ObjectNode part =
        Text.object()
            .put("totalEarningsAmount", stub.gross())
            .put("totalEarningsHours", stub.hours());
    ArrayNode items = part.putArray("earnings");
    for (Paystub.Line line : stub.earnings()) {
      boolean byHour = line.hours().signum() > 0;
      items
          .addObject()
          .put("earningCode", line.code().code())
          .put("earningDescription", line.code().description())
          .put("globalEarningCode", line.code().globalCode())
          .put("earningAmount", line.amount())
          .put("earningHours", byHour ? line.hours() : null)
          .put("earningRate", byHour ? line.rate() : null)
          .put("departmentCode", stub.employee().departmentOf().code());
    }
    return part;
  }

  private static ObjectNode taxes(Paystub stub) {
    ObjectNode part =
        Text.object()
            .put("totalTaxesAmount", stub.allTaxes())
            .put("totalEmployeeTaxAmount", Paystub.sum(stub.taxes()))
            .put("totalEmployerTaxAmount", stub.employerTaxes());
    ArrayNode items = part.putArray("taxes");
    stub.taxes().forEach(line -> items.add(line(line, "tax", false)));
    stub.employer().taxes().forEach(line -> items.add(line(line, "tax", true)));
    return part;
  }

  /** A tax or deduction: who pays it, and how much. */
  private static ObjectNode line(Paystub.Line line, String kind, boolean employer) {
    String capital = kind.equals("tax") ? "Tax" : "Deduction";
    return Text.object()
        .put(kind + "Code", line.code().code())
        .put("global" + capital + "Code", line.code().globalCode())
        .put(kind + "Description", line.code().description())
        .put(kind + "Amount", line.amount())
        .put("employee" + capital, !employer)
        .put("employer" + capital, employer);
  }

  private static ObjectNode deductions(Paystub stub) {
    ObjectNode part =
        Text.object()
            .put("totalDeductionsAmount", stub.allDeductions())
            .put("totalEmployerDeductionsAmount", stub.contributions())
            .put("totalEmployeeDeductionsAmount", Paystub.sum(stub.deductions()));
    ArrayNode items = part.putArray("deductions");
    stub.deductions().forEach(line -> items.add(line(line, "deduction", false)));
    stub.employer().contributions().forEach(line -> items.add(line(line, "deduction", true)));
    return part;
  }

  /** The fields that are returned on request, each with its own permission. */
  static List<Include> includes() {
    String access = "View Paystub ";
    return List.of(
        new Include("GrossAmount", "grossAmount", access + "Gross Pay Information"),
        new Include("NetAmount", "netAmount", access + "Net Pay Information"),
        new Include("Earnings", "earnings", access + "Earning Information"),
        new Include("Taxes", "taxes", access + "Tax Information"),
        new Include("Deductions", "deductions", access + "Deduction Information"));
  }
}
