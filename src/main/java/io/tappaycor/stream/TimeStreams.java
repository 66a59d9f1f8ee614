package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.core;

import io.tappaycor.stream.Windowing.Bounds;
import java.util.List;

/** Time: punches, and leave. */
final class TimeStreams {

  private static final Bounds START_END = new Bounds.Query("startDate", "endDate");

  /** The rule's oldest day, a day inside it: the limit's own day moves on during a run. */
  private static final int ONE_YEAR = 364;

  /** The rule allows 90 days; integrators saw big sites time out with more than a week. */
  private static final Windowing.ByDate PUNCH_WINDOWS =
      new Windowing.ByDate(7, ONE_YEAR, 0, START_END, false);

  /** Approved leave lies up to a year ahead; a long leave lies in several windows. */
  private static final Windowing.ByDate LEAVE_WINDOWS =
      new Windowing.ByDate(90, ONE_YEAR, 365, START_END, true);

  static final List<StreamDefinition> TABLE =
      List.of(
          core(
                  "time_off_requests",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/timeoffrequests",
                      "View Timeoff Requests by Legal Entity Id"))
              .keyed("timeOffRequestId")
              // Not incremental: decisions change leave long after it was asked for.
              .windowed(LEAVE_WINDOWS),
          core(
                  "time_off_accruals",
                  Endpoint.pages(
                      "/v2/legalentities/{legalEntityId}/timeoffaccruals",
                      "View Employee Timeoff Accruals by Legal Entity Id"))
              .keyed("employeeId"),
          core(
                  "time_off_types",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/timeofftypes",
                      "View Legal Entity Time Off Types"))
              .keyed("legalEntityId", "id"),
          // Windows are whole days, so that a record's place in its day does not depend on them.
          core(
                  "time_card_punches",
                  Endpoint.pages(
                      "/v2/legalEntities/{legalEntityId}/punches",
                      "View Employee Time Card Punches By Legal Entity Id"))
              .adding(new AddedField.Counted("sequence", List.of("employeeId", "displayDate")))
              .keyed("employeeId", "displayDate", "sequence")
              .incremental("displayDate", PUNCH_WINDOWS)
              .clock("punchIn", "punchOut"));

  private TimeStreams() {}
}
