package io.tappaycor.sandbox.time;

import io.tappaycor.sandbox.company.CodeBook;
import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.TimeOffTypes;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.random.Dice;
import io.tappaycor.sandbox.record.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests, balances and types of time off, as their lists return them. */
final class TimeOffRecord {

  private static final BigDecimal DAY = new BigDecimal("8.00");

  private TimeOffRecord() {}

  static List<ObjectNode> requests(Employee employee, Call call) {
    return TimeOff.of(employee, call.start(), call.end()).stream()
        .map(TimeOffRecord::request)
        .toList();
  }

  private static ObjectNode request(TimeOff request) {
    Employee employee = request.employee();
    ObjectNode record =
        Text.object()
            .put("legalEntityId", employee.company().id())
            .put("timeOffRequestId", request.id())
            .put("benefitCode", TimeOffTypes.CODES.get(request.type()))
            .put("totalHours", DAY.multiply(BigDecimal.valueOf(request.days())).setScale(2));
    ArrayNode days = record.putArray("days");
    for (int i = 0; i < request.days(); i++) {
      LocalDate day = request.firstDay().plusDays(i);
      days.addObject()
          .put("timeOffRequestDayId", employee.guid("timeOffDay", day.toEpochDay()))
          .put("date", Text.naive(day))
          .put("hours", DAY)
          .put("startTime", day + "T08:00:00")
          .put("endTime", day + "T16:00:00")
          .put("isPartial", false);
    }
    boolean pending = request.status().equals("Pending");
    return record
        .put("comment", request.days() > 2 ? "Family trip – thanks!" : null)
        .put("status", request.status())
        .put("createdDate", request.created() + "T13:00:00.000Z")
        .put(
            "statusUpdateTime",
            pending ? Text.NO_DATE : request.created().plusDays(1) + "T09:30:00.000Z")
        .put("statusUpdateByEmployeeId", employee.managerId().orElse(employee.id()))
        .put("createdByEmployeeId", employee.id())
        .put("employeeId", employee.id());
  }

  static List<ObjectNode> balance(Employee employee) {
    if (employee.employment().unpaid()) {
      return List.of();
    }
    ObjectNode record =
        Text.object()
            .put("employeeName", employee.lastName() + ", " + employee.firstName())
            .put("employeeNumber", employee.number())
            .put("employeeId", employee.id());
    ArrayNode balances = record.putArray("typeBalances");
    Dice dice = employee.dice("balances");
    for (int type = 0; type < TimeOffTypes.CODES.size(); type++) {
      balances.add(balance(employee, type, dice));
    }
    return List.of(record);
  }

  private static ObjectNode balance(Employee employee, int type, Dice dice) {
    LocalDate newYear = employee.company().settings().asOf().withDayOfYear(1);
    // Doubles according to the API document, so multiples of a quarter.
    double accrued = dice.between(80, 480) / 4.0;
    double used = dice.between(0, 80) / 4.0;
    ObjectNode balance =
        Text.object()
            .put("timeOffPlanName", TimeOffTypes.NAMES.get(type) + " plan")
            .put("timeOffTypeId", TimeOffTypes.id(employee.company(), type))
            .put("timeOffTypeCode", TimeOffTypes.CODES.get(type))
            .put("timeOffTypeName", TimeOffTypes.NAMES.get(type))
            .put("activityStartDate", Text.naive(newYear))
            .put(
                "activityEndDate",
                dice.chance(60) ? Text.NO_DATE : newYear.getYear() + "-12-31T00:00:00")
            .put("currentBalance", accrued - used)
            .put("accruedBalance", accrued)
            .put("usedBalance", used)
            .put("scheduledBalance", dice.between(0, 8) * 4.0);
    if (type > 0) {
      return balance.putNull("defaultEarning");
    }
    CodeBook.Code vacation = employee.company().codes().earnings().get(CodeBook.VACATION);
    balance
        .putObject("defaultEarning")
        .put("id", vacation.id())
        .put("legalEntityId", Integer.toString(employee.company().id()))
        .put("tenantId", World.TENANT)
        .put("code", vacation.code())
        .put("description", vacation.description())
        .put("effectiveStartDate", "2019-01-01T00:00:00Z")
        .putNull("effectiveEndDate");
    return balance;
  }

  static List<ObjectNode> types(Company company) {
    return IntStream.range(0, TimeOffTypes.CODES.size())
        .mapToObj(
            type ->
                Text.object()
                    .put("id", TimeOffTypes.id(company, type))
                    .put("name", TimeOffTypes.NAMES.get(type))
                    .put("code", TimeOffTypes.CODES.get(type)))
        .toList();
  }
}
