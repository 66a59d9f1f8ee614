package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.CORE;
import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perEmployee;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;

import io.tappaycor.stream.Windowing.Bounds;
import java.util.List;

/** Time: punches, and leave. */
final class TimeStreams {

  private static final Bounds START_END = new Bounds.Query("startDate", "endDate");

  /** The rule's oldest day, a day inside it: the limit's own day moves on during a run. */
  private static final int ONE_YEAR = 364;

  /** The rule allows 90 days; integrators saw big sites time out with more than a week. */
  private static final Windowing.ByDate PUNCHES =
      Windowing.ByDate.of(7, START_END).since(ONE_YEAR).notStartingInFuture();

  private static final Windowing.ByDate UNASSIGNED =
      Windowing.ByDate.of(90, START_END).since(ONE_YEAR).notStartingInFuture();

  private static final Windowing.ByDate MONTHS = Windowing.ByDate.of(31, START_END);

  private static final Windowing.ByDate PAY_ITEMS = Windowing.ByDate.of(30, START_END);

  /** Approved leave lies up to a year ahead; a long leave lies in several windows. */
  private static final Windowing.ByDate LEAVE =
      Windowing.ByDate.of(90, START_END).since(ONE_YEAR).ahead(365).withOverlaps("days.date");

  static final List<StreamDefinition> TABLE =
      List.of(
          perLegalEntity(
                  CORE,
                  "time_off_requests",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/timeoffrequests",
                          "View Timeoff Requests by Legal Entity Id")
                      // Seen: "… is invalid or has no TimeOff requests".
                      .answeringNone())
              .keyed("timeOffRequestId")
              // Not incremental: decisions change leave long after it was asked for.
              .windowed(LEAVE),
          perLegalEntity(
                  CORE,
                  "time_off_accruals",
                  Endpoint.pages(
                      "/v2/legalentities/{legalEntityId}/timeoffaccruals",
                      "View Employee Timeoff Accruals by Legal Entity Id"))
              .keyed("employeeId"),
          perLegalEntity(
                  CORE,
                  "time_off_types",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/timeofftypes",
                      "View Legal Entity Time Off Types"))
              .keyed("legalEntityId", "id"),
          // Windows are whole days, so that a record's place in its day does not depend on them.
          perLegalEntity(
                  CORE,
                  "time_card_punches",
                  Endpoint.pages(
                      "/v2/legalEntities/{legalEntityId}/punches",
                      "View Employee Time Card Punches By Legal Entity Id"))
              .adding(new AddedField.Counted("sequence", List.of("employeeId", "displayDate")))
              .keyed("employeeId", "displayDate", "sequence")
              .incremental("displayDate", PUNCHES)
              .clock("punchIn", "punchOut"),
          perEmployee(
                  EXTENDED,
                  "employee_punches",
                  Endpoint.array(
                      "/v1/employees/{employeeId}/employeePunches",
                      "View Employee Punches by EmployeeId"))
              .keyed("employeeId", "punchId")
              .incremental("punchDateTime", MONTHS)
              .clock("punchDateTime"),
          perEmployee(
                  EXTENDED,
                  "employee_hours",
                  Endpoint.array(
                      "/v1/employees/{employeeId}/employeeHours",
                      "View Employee Hours by EmployeeId"))
              .keyed("employeeId", "hourId")
              .incremental("startDateTime", MONTHS)
              .clock("startDateTime"),
          perLegalEntity(
                  EXTENDED,
                  "unassigned_punches",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/unassignedpunches",
                      "View Legal Entity Unassigned Punches"))
              .keyed("punchId")
              .incremental("punchDateTime", UNASSIGNED)
              .clock("punchDateTime"),
          perLegalEntity(
                  EXTENDED,
                  "missed_punch_requests",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/missedPunchRequests",
                      "Get Missed Punch Requests by Legal Entity Id"))
              .keyed("employeeId", "punchId")
              .incremental("punchDateTime", MONTHS)
              .clock("punchDateTime"),
          perLegalEntity(
                  EXTENDED,
                  "pay_items",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/payItems",
                      "View Employee Pay Items by Legal Entity ID"))
              .keyed("payItemId")
              .incremental("date", PAY_ITEMS),
          perLegalEntity(
                  EXTENDED,
                  "time_off_plans",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/timeoffplans",
                      "View Legal Entity Time Off Plans"))
              .keyed("legalEntityId", "timeOffPlanId"),
          perEmployee(
                  EXTENDED,
                  "time_off_plan_assignments",
                  Endpoint.array(
                      "/v1/employees/{employeeId}/timeoffplanassignment",
                      "Get Assignment of an Employee to Time Off Plans"))
              .keyed("employeeId", "planAssignmentId"),
          perEmployee(
                  EXTENDED,
                  "employee_punch_profiles",
                  Endpoint.single(
                      "/v1/employees/{employeeId}/employeePunchProfileData",
                      "View Employee Punch Profile Data by EmployeeId"))
              .keyed("employeeId"),
          perEmployee(
                  EXTENDED,
                  "employee_policy_groups",
                  Endpoint.single(
                      "/v1/employees/{employeeId}/employeePolicyGroupData",
                      "View Employee Policy Group Data by EmployeeId"))
              .keyed("employeeId"));

  private TimeStreams() {}
}
