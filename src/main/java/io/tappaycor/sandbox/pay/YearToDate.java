package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.CodeBook;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sums of an employee's checks in a year, up to a check date. */
final class YearToDate {

  private YearToDate() {}

  static Endpoint endpoint() {
    String access = "View Paystub Information YTD By Legal Entity";
    String part = "View Paystub %s Information YTD By Legal Entity";
    return Endpoint.page(
            "/v1/legalentities/{legalEntityId}/paystubsytd",
            access,
            call -> Rows.perEmployee(call.company(), employee -> of(employee, call)))
        .including(
            new Include("Earnings", "earnings", String.format(part, "Earning")),
            new Include("Taxes", "taxes", String.format(part, "Tax")),
            new Include("Deductions", "deductions", String.format(part, "Deduction")))
        .with(Parameter.date("toCheckDate").mandatory());
  }

  private static List<ObjectNode> of(Employee employee, Call call) {
    LocalDate to = call.query().date("toCheckDate").orElse(call.today());
    List<Paystub> stubs =
        employee.company().runs().stream()
            .filter(run -> run.isProcessed(call.today()))
            .filter(run -> run.checkDate().getYear() == to.getYear())
            .filter(run -> !run.checkDate().isAfter(to))
            .flatMap(run -> Paystub.of(employee, run).stream())
            .toList();
    if (stubs.isEmpty()) {
      return List.of();
    }
    ObjectNode record =
        Text.object()
            .put("legalEntityId", employee.company().id())
            .put("employeeId", employee.id());
    ObjectNode earnings = record.putObject("earnings");
    ArrayNode earned =
        items(employee, sums(stubs, Paystub::earnings), "Earning", "totalEarningAmount");
    earnings.put("totalEarningsAmount", total(stubs, Paystub::earnings));
    earnings.set("earningHistoryItems", earned);
    ObjectNode deductions = record.putObject("deductions");
    ArrayNode deducted =
        items(employee, sums(stubs, Paystub::deductions), "Deduction", "totalDeductionAmount");
    deductions.put("totalDeductionsAmount", total(stubs, Paystub::deductions));
    deductions.set("deductionHistoryItems", deducted);
    ObjectNode taxes = record.putObject("taxes");
    ArrayNode taxed = items(employee, sums(stubs, Paystub::taxes), "Tax", "taxAmount");
    taxes
        .put("totalEmployeeAmount", total(stubs, Paystub::taxes))
        .put("totalEmployerAmount", total(stubs, stub -> stub.employer().taxes()));
    taxes.set("taxHistoryItems", taxed);
    record.set("employee", Text.employee(employee));
    return List.of(record.set("legalEntity", Text.legalEntity(employee.company())));
  }

  private static BigDecimal total(List<Paystub> stubs, Function<Paystub, List<Paystub.Line>> kind) {
    return stubs.stream()
        .map(kind)
        .map(Paystub::sum)
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  private static Map<CodeBook.Code, BigDecimal> sums(
      List<Paystub> stubs, Function<Paystub, List<Paystub.Line>> kind) {
    Map<CodeBook.Code, BigDecimal> sums = new LinkedHashMap<>();
    for (Paystub stub : stubs) {
      kind.apply(stub).forEach(line -> sums.merge(line.code(), line.amount(), BigDecimal::add));
    }
    return sums;
  }

  private static ArrayNode items(
      Employee employee, Map<CodeBook.Code, BigDecimal> sums, String kind, String amountField) {
    ArrayNode items = Text.array();
    String prefix = kind.toLowerCase(java.util.Locale.ROOT);
    sums.forEach(
        (code, amount) ->
            items.add(
                Inventor.record("Employee" + kind + "HistoryItem", employee, code.code(), 0)
                    .put("id", code.id())
                    .put("name", code.description())
                    .put(amountField, amount)
                    .put(prefix + "Code", code.code())
                    .put(prefix + "Description", code.description())));
    return items;
  }
}
