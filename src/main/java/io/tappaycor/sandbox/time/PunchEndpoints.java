package io.tappaycor.sandbox.time;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.endpoint.WindowRule;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.Sources;
import io.tappaycor.sandbox.record.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Work beyond the time card: punches with IDs, hours and pay items. */
public final class PunchEndpoints {

  private static final String EMPLOYEE = "/v1/employees/{employeeId}/";
  private static final String V1 = "/v1/legalentities/{legalEntityId}/";

  private PunchEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.array(
                EMPLOYEE + "employeePunches",
                "View Employee Punches by EmployeeId",
                Sources.ownPerDay(PunchEndpoints::punches))
            .within(WindowRule.ANY_MONTH)
            .with(Parameter.text(Query.CONTINUATION_TOKEN)),
        Endpoint.array(
                EMPLOYEE + "employeeHours",
                "View Employee Hours by EmployeeId",
                Sources.ownPerDay(PunchEndpoints::hours))
            .within(WindowRule.ANY_MONTH)
            .with(Parameter.text(Query.CONTINUATION_TOKEN)),
        Endpoint.page(
                V1 + "unassignedpunches",
                "View Legal Entity Unassigned Punches",
                Sources.perEmployeeAndDay(
                    (employee, day) -> rare(employee, day, "UnassignedTimeCardPunch", "punchId")))
            .within(WindowRule.PAST_QUARTER),
        Endpoint.page(
                V1 + "missedPunchRequests",
                "Get Missed Punch Requests by Legal Entity Id",
                Sources.perEmployeeAndDay(
                    (employee, day) -> rare(employee, day, "MissedPunchRequest", "punchId")))
            .within(WindowRule.ANY_MONTH),
        Endpoint.page(
                V1 + "payItems",
                "View Employee Pay Items by Legal Entity ID",
                Sources.perEmployeeAndDay(
                    (employee, day) -> rare(employee, day, "PayItem", "payItemId")))
            .within(WindowRule.ANY_30_DAYS));
  }

  private static List<ObjectNode> punches(Employee employee, LocalDate day) {
    List<ObjectNode> records = new ArrayList<>();
    for (TimeCard card : TimeCard.of(employee, day, employee.company().settings().asOf())) {
      records.add(punch(card, "In", TimeCardRecord.local(card.in())));
      card.out().ifPresent(out -> records.add(punch(card, "Out", TimeCardRecord.local(out))));
    }
    return records;
  }

  private static ObjectNode punch(TimeCard card, String type, String time) {
    long place = card.day().toEpochDay() * 2 + card.place();
    return Inventor.record("EmployeePunch2", card.employee(), "punch" + type, place)
        .put("punchId", card.employee().guid("punch" + type, place))
        .put("punchDateTime", time)
        .put("punchStatusType", type);
  }

  private static List<ObjectNode> hours(Employee employee, LocalDate day) {
    return TimeCard.of(employee, day, employee.company().settings().asOf()).stream()
        .map(
            card -> {
              long place = day.toEpochDay() * 2 + card.place();
              return Inventor.record("EmployeeHour2", employee, "hour", place)
                  .put("hourId", employee.guid("hour", place))
                  .put("startDateTime", TimeCardRecord.local(card.in()))
                  .put("total", card.hours());
            })
        .toList();
  }

  /** A record on one day in fifty. */
  private static List<ObjectNode> rare(Employee employee, LocalDate day, String form, String key) {
    long when = day.toEpochDay();
    boolean happens =
        !day.isAfter(employee.company().settings().asOf())
            && employee.company().seed().dice(form, employee.index(), when).below(50) == 0;
    if (!happens) {
      return List.of();
    }
    ObjectNode record =
        Inventor.record(form, employee, form, when).put(key, employee.guid(form, when));
    return List.of(
        form.equals("PayItem")
            ? record.put("date", Text.naive(day))
            : record.put("punchDateTime", day + "T09:00:00"));
  }
}
