package io.tappaycor.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Days of work beyond the time card: punches with ids, hours, pay items, schedules, forecasts. */
final class WorkdayEndpoints {

  private static final String EMPLOYEE = "/v1/employees/{employeeId}/";
  private static final String V1 = "/v1/legalentities/{legalEntityId}/";
  private static final KnownValues.Listed GROUPS = KnownValues.SCHEDULE_GROUPS;

  private WorkdayEndpoints() {}

  static List<Endpoint> table() {
    return Stream.of(worked(), planned()).flatMap(List::stream).toList();
  }

  private static List<Endpoint> worked() {
    return List.of(
        Endpoint.array(
                EMPLOYEE + "employeePunches",
                "View Employee Punches by EmployeeId",
                Sources.ownPerDay(WorkdayEndpoints::punches))
            .within(WindowRule.ANY_MONTH)
            .with(Parameter.text(Query.CONTINUATION_TOKEN)),
        Endpoint.array(
                EMPLOYEE + "employeeHours",
                "View Employee Hours by EmployeeId",
                Sources.ownPerDay(WorkdayEndpoints::hours))
            .within(WindowRule.ANY_MONTH)
            .with(Parameter.text(Query.CONTINUATION_TOKEN)),
        Endpoint.page(
                V1 + "unassignedpunches",
                "View Legal Entity Unassigned Punches",
                Sources.perEmployeeAndDay(
                    (one, day) -> rare(one, day, "UnassignedTimeCardPunch", "punchId")))
            .within(WindowRule.PAST_QUARTER),
        Endpoint.page(
                V1 + "missedPunchRequests",
                "Get Missed Punch Requests by Legal Entity Id",
                Sources.perEmployeeAndDay(
                    (one, day) -> rare(one, day, "MissedPunchRequest", "punchId")))
            .within(WindowRule.ANY_MONTH),
        Endpoint.page(
                V1 + "payItems",
                "View Employee Pay Items by Legal Entity ID",
                Sources.perEmployeeAndDay((one, day) -> rare(one, day, "PayItem", "payItemId")))
            .within(WindowRule.ANY_30_DAYS));
  }

  private static List<Endpoint> planned() {
    return List.of(
        Endpoint.page(
            V1 + "schedulegroups",
            "View Legal Entity Schedule Groups",
            call -> Rows.of(groups(call.company()))),
        Endpoint.page(
            V1 + "SchedulingJobs",
            "View Legal Entity Scheduling Jobs",
            Sources.listed("SchedulingJob", KnownValues.SCHEDULING_JOBS, "schedulingJobId")),
        Endpoint.page(
                V1 + "schedulingShifts",
                "View scheduling shifts",
                Sources.perEmployeeAndDay(WorkdayEndpoints::shifts))
            .within(WindowRule.ANY),
        Endpoint.page(
                "/v1/legalEntities/{legalEntityId}/schedules",
                "View Legacy/Perform Employee Schedules by Legal Entity Id",
                Sources.perEmployeeAndDay(WorkdayEndpoints::schedules))
            .withinOptionally(WindowRule.PAST_QUARTER, false),
        Endpoint.page(
                V1 + "forecasting",
                "View Legal Entity Forecasting Data",
                call -> forecasts(call, IntStream.range(0, GROUPS.count()).boxed().toList()))
            .within(WindowRule.ANY),
        Endpoint.page(
                V1 + "calculatedforecasting",
                "View Legal Entity Calculated Forecasting Data",
                WorkdayEndpoints::calculated)
            .within(WindowRule.ANY)
            .with(Parameter.text("scheduleGroupId")));
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

  /** What happens to an employee on one day in fifty. */
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

  private static boolean isScheduled(Employee employee, LocalDate day) {
    return employee.index() % 3 == 0
        && day.getDayOfWeek().getValue() < 6
        && employee.employment().covers(day);
  }

  private static List<ObjectNode> shifts(Employee employee, LocalDate day) {
    return isScheduled(employee, day)
        ? List.of(
            Inventor.record("SchedulingShift", employee, "shift", day.toEpochDay())
                .put("id", employee.guid("shift", day.toEpochDay()))
                .put("startDateTime", day + "T12:00:00Z")
                .put("endDateTime", day + "T20:30:00Z"))
        : List.of();
  }

  private static List<ObjectNode> schedules(Employee employee, LocalDate day) {
    return isScheduled(employee, day)
        ? List.of(
            Inventor.record("EmployeeSchedule", employee, "schedule", day.toEpochDay())
                .put("date", Text.utc(day)))
        : List.of();
  }

  private static List<ObjectNode> groups(Company company) {
    List<ObjectNode> groups = Sources.list(company, "ScheduleGroup", GROUPS, "id");
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).put("name", groupName(i));
    }
    return groups;
  }

  static String groupName(int place) {
    return "Group " + (char) ('A' + place);
  }

  private static Rows forecasts(Call call, List<Integer> groups) {
    return forecasts(call, groups, "ScheduleForecasting", "transactionDate");
  }

  private static Rows calculated(Call call) {
    Seed seed = call.company().seed();
    List<Integer> groups =
        IntStream.range(0, GROUPS.count())
            .filter(
                i ->
                    call.query()
                        .text("scheduleGroupId")
                        .map(seed.guid(GROUPS.topic(), i)::equalsIgnoreCase)
                        .orElse(true))
            .boxed()
            .toList();
    return forecasts(call, groups, "ScheduleCalculatedForecasting", "forecastDate");
  }

  private static Rows forecasts(Call call, List<Integer> groups, String form, String field) {
    List<ObjectNode> records = new ArrayList<>();
    for (int group : groups) {
      call.start()
          .datesUntil(call.end().plusDays(1))
          .forEach(
              day ->
                  records.add(
                      Inventor.record(form, call.company(), form + group, day.toEpochDay())
                          .put(field, day + "T09:00:00")
                          .put("scheduleGroupName", groupName(group))));
    }
    return Rows.of(records);
  }
}
