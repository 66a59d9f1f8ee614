package io.tappaycor.sandbox.scheduling;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.endpoint.WindowRule;
import io.tappaycor.sandbox.random.Seed;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.KnownValues;
import io.tappaycor.sandbox.record.Sources;
import io.tappaycor.sandbox.record.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Planned work: groups, jobs, shifts, schedules and forecasts. */
public final class SchedulingEndpoints {

  private static final String V1 = "/v1/legalentities/{legalEntityId}/";
  private static final KnownValues.Listed GROUPS = KnownValues.SCHEDULE_GROUPS;

  private SchedulingEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
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
                Sources.perEmployeeAndDay(SchedulingEndpoints::shifts))
            .within(WindowRule.ANY),
        Endpoint.page(
                "/v1/legalEntities/{legalEntityId}/schedules",
                "View Legacy/Perform Employee Schedules by Legal Entity Id",
                Sources.perEmployeeAndDay(SchedulingEndpoints::schedules))
            .withinOptionally(WindowRule.PAST_QUARTER, false),
        Endpoint.page(
                V1 + "forecasting",
                "View Legal Entity Forecasting Data",
                call -> forecasts(call, IntStream.range(0, GROUPS.count()).boxed().toList()))
            .within(WindowRule.ANY),
        Endpoint.page(
                V1 + "calculatedforecasting",
                "View Legal Entity Calculated Forecasting Data",
                SchedulingEndpoints::calculated)
            .within(WindowRule.ANY)
            .with(Parameter.text("scheduleGroupId")));
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
      groups.get(i).put("name", KnownValues.scheduleGroupName(i));
    }
    return groups;
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
                          .put("scheduleGroupName", KnownValues.scheduleGroupName(group))));
    }
    return Rows.of(records);
  }
}
