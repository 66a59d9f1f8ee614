package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.random.Dice;
import io.tappaycor.sandbox.record.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The pay setup of an employee, as the employee's lists return it. */
final class PaySetUpRecord {

  private static final String EVERY = "EveryPayPeriod";

  private PaySetUpRecord() {}

  /** The last rate of an active employee, as the list of the legal entity returns it. */
  static List<ObjectNode> currentRate(Employee employee) {
    List<ObjectNode> rates = rates(employee);
    if (rates.isEmpty() || !employee.employment().isActive()) {
      return List.of();
    }
    ObjectNode last = rates.get(rates.size() - 1);
    last.remove("employees");
    return List.of(last.set("employee", Text.employee(employee)));
  }

  static List<ObjectNode> rates(Employee employee) {
    boolean hourly = employee.employment().hourly();
    return PayRate.of(employee).stream()
        .map(
            rate ->
                Text.object()
                    .put("id", rate.id())
                    .put("effectiveStartDate", Text.utc(rate.start()))
                    .put("effectiveEndDate", Text.utc(rate.end()))
                    .put("sequenceNumber", rate.sequence())
                    .put("payRate", rate.rate())
                    .put("annualPayRate", rate.annual())
                    .put("description", rate.sequence() == 1 ? "Base" : null)
                    .put("annualHours", 2080)
                    .put("type", hourly ? "Hourly" : "Salary")
                    .put("reason", rate.reason())
                    .putNull("notes")
                    .set("employees", Text.employee(employee)))
        .toList();
  }

  static List<ObjectNode> earnings(Employee employee) {
    List<ObjectNode> records = new ArrayList<>();
    for (SetUp setUp : SetUp.earnings(employee)) {
      ObjectNode record =
          Text.object()
              .put("id", setUp.id())
              .put("code", setUp.code().code())
              .put("description", setUp.code().description())
              .put("type", setUp.code().type())
              .put("frequency", EVERY)
              .put("sequenceNumber", records.size() + 1)
              .put("includeInPay", "AllPay")
              .put("onHold", false)
              .put("effectiveStartDate", Text.utc(employee.employment().hired()))
              .put("effectiveEndDate", Text.utc(employee.employment().ended()));
      record
          .putArray("amountData")
          .addObject()
          .putNull("rate")
          .put("amount", orNull(setUp.amount()))
          .put("factor", setUp.rate())
          .put("effectiveStartDate", Text.utc(employee.employment().hired()))
          .putNull("effectiveEndDate");
      record.set("employee", Text.employee(employee));
      record.set("legalEntityEarning", code(employee, "earnings", setUp));
      records.add(record);
    }
    return records;
  }

  static List<ObjectNode> deductions(Employee employee) {
    List<ObjectNode> records = new ArrayList<>();
    for (SetUp setUp : SetUp.deductions(employee)) {
      ObjectNode record =
          Text.object()
              .put("id", setUp.id())
              .put("code", setUp.code().code())
              .put("description", setUp.code().description())
              .put("type", setUp.code().type())
              .put("frequency", EVERY)
              .put("includeInPay", "RegularOnly")
              .put("onHold", employee.employment().isOnLeave())
              .put("effectiveStartDate", Text.utc(employee.employment().hired()))
              .putNull("effectiveEndDate");
      record
          .putArray("amountData")
          .addObject()
          .put("id", employee.guid("amount" + setUp.code().code(), 0))
          .put("rate", orNull(setUp.rate()))
          .put("amount", orNull(setUp.amount()))
          .putNull("factor")
          .put("effectiveStartDate", Text.utc(employee.employment().hired()))
          .putNull("effectiveEndDate");
      record.set("limits", Text.array());
      limit(record, setUp);
      record.set("employee", Text.employee(employee));
      record.set("legalEntityDeduction", code(employee, "deductions", setUp));
      records.add(record);
    }
    return records;
  }

  private static void limit(ObjectNode record, SetUp setUp) {
    if (setUp.rate().signum() > 0) {
      record
          .putArray("limits")
          .addObject()
          .put("id", "L" + setUp.code().code())
          .put("frequency", "YearToDate")
          .put("maxAmount", new BigDecimal("23500.00"))
          .putNull("totalToWithhold")
          .put("level", "Employee");
    }
  }

  static List<ObjectNode> directDeposits(Employee employee) {
    Dice dice = employee.dice("deposits");
    List<ObjectNode> records = new ArrayList<>();
    int count = employee.employment().unpaid() || dice.chance(5) ? 0 : dice.between(1, 2);
    for (int i = 0; i < count; i++) {
      boolean rest = i == count - 1;
      records.add(
          Text.object()
              .put("id", employee.guid("deposit", i))
              .put("accountType", rest ? "Checking" : "Savings")
              .put("maskedAccountNumber", "XXXXXX" + dice.digits(4))
              .putNull("unmaskedAccountNumber")
              .put("accountName", rest ? null : "Rainy day")
              // No bank has a routing number that starts with 9.
              .put("routingNumber", "9" + dice.digits(8))
              .put("bankName", dice.chance(80) ? "First Sandbox Bank" : null)
              .put("frequency", EVERY)
              .put("deductionCode", "DD" + (i + 1))
              .put("directDepositType", rest ? "Net" : "Partial")
              .put("onHold", false)
              .put("amount", rest ? null : dice.money(2500, 40_000))
              .putNull("rate")
              .set("employee", Text.employee(employee)));
    }
    return records;
  }

  private static ObjectNode code(Employee employee, String list, SetUp setUp) {
    return Text.reference(
        setUp.code().id(),
        "/v1/legalentities/" + employee.company().id() + "/" + list + "/" + setUp.code().id());
  }

  private static @Nullable BigDecimal orNull(BigDecimal number) {
    return number.signum() == 0 ? null : number;
  }
}
