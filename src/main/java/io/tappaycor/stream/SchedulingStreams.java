package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;
import static io.tappaycor.stream.StreamDefinition.perParent;

import io.tappaycor.stream.Endpoint.QueryParameter;
import io.tappaycor.stream.Windowing.Bounds;
import java.util.List;

/** Scheduling: who is to work when, and what demand is expected. */
final class SchedulingStreams {

  private static final Bounds START_END = new Bounds.Query("startDate", "endDate");

  private static final int QUARTER = 90;

  /** No rule in the API document; a month of a big site's shifts is enough for one list. */
  private static final Windowing.ByDate SHIFTS = Windowing.ByDate.of(31, START_END).ahead(QUARTER);

  /** The rule lets a window end in the future, but not start there. */
  private static final Windowing.ByDate SCHEDULES =
      Windowing.ByDate.of(QUARTER, START_END).since(364).ahead(QUARTER - 1).notStartingInFuture();

  private static final Windowing.ByDate FORECASTS =
      Windowing.ByDate.of(QUARTER, START_END).ahead(QUARTER);

  static final List<StreamDefinition> TABLE =
      List.of(
          perLegalEntity(EXTENDED, "schedule_groups", Endpoints.SCHEDULE_GROUPS).keyed("id"),
          perLegalEntity(
                  EXTENDED,
                  "scheduling_jobs",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/SchedulingJobs",
                      "View Legal Entity Scheduling Jobs"))
              .keyed("schedulingJobId"),
          perLegalEntity(
                  EXTENDED,
                  "scheduling_shifts",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/schedulingShifts",
                      "View scheduling shifts"))
              .keyed("id")
              // Not clock fields: by the API document the times are UTC.
              .incremental("startDateTime", SHIFTS),
          perLegalEntity(
                  EXTENDED,
                  "schedules",
                  Endpoint.pages(
                      "/v1/legalEntities/{legalEntityId}/schedules",
                      "View Legacy/Perform Employee Schedules by Legal Entity Id"))
              .keyed("employeeId", "date")
              // Nor here: all times of the document's examples are UTC.
              .incremental("date", SCHEDULES),
          perLegalEntity(
                  EXTENDED,
                  "forecasts",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/forecasting",
                      "View Legal Entity Forecasting Data"))
              .adding(new AddedField.OrEmpty("scheduleGroupName"))
              .keyed("legalEntityId", "scheduleGroupName", "transactionDate")
              .incremental("transactionDate", FORECASTS),
          perParent(
                  EXTENDED,
                  "calculated_forecasts",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/calculatedforecasting",
                          "View Legal Entity Calculated Forecasting Data")
                      .with(new QueryParameter.Asked("scheduleGroupId")),
                  ParentLists.SCHEDULE_GROUPS)
              .keyed("scheduleGroupId", "forecastDate")
              .incremental("forecastDate", FORECASTS));

  private SchedulingStreams() {}
}
