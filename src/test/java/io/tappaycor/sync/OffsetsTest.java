package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Target;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import io.tappaycor.stream.Windowing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Where a pass that is cut goes on: after the last parent, or the last day, that was read. */
final class OffsetsTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final String PUNCHES = "/v1/employees/{employeeId}/employeePunches";
  private static final String LEAVE = "/v1/legalentities/{legalEntityId}/timeoffrequests";
  private static final String RUNS = "/v1/legalentities/{legalEntityId}/payrollProcessing";
  private static final String TAXES = "/v1/legalentities/{legalEntityId}/taxes";
  private static final String FILING = "/v1/employees/taxes/filingStatus/{taxCode}";
  private static final String REASONS =
      "/v1/legalentities/{legalEntityId}/statusReasons/{statusCategory}";

  private final ShortRun run = new ShortRun().slowly();

  OffsetsTest() {
    // Not in order: Paycor promises none.
    run.api
        .lists(EMPLOYEES, "{\"id\": \"C\"}", "{\"id\": \"A\"}", "{\"id\": \"B\"}")
        .lists(RATES, "{\"id\": \"R\"}")
        .lists(PUNCHES)
        .lists(LEAVE);
  }

  private List<String> paths(String template) {
    return run.api.calls(template).stream().map(Target::path).toList();
  }

  @Test
  void afterEachParentTheOffsetIsItsId() {
    assertEquals(
        List.of("{\"employeeId\":\"A\"}", "{\"employeeId\":\"B\"}"),
        run.run("pay_rates").offsets().subList(0, 2));
    assertEquals(
        List.of("0 of 3 employees", "1 of 3 employees", "2 of 3 employees", "3 of 3 employees"),
        run.positions.stream().filter(each -> each.contains("employees")).distinct().toList());
  }

  @Test
  void theEndOfAPassLeavesNoOffset() {
    List<JsonNode> states = run.run("pay_rates").states();
    JsonNode last = states.get(states.size() - 1);

    assertEquals(
        List.of("context", "digest", "completed", "rows"), List.copyOf(last.propertyNames()));
    assertEquals(3, last.path("rows").asInt());
  }

  @ParameterizedTest
  @CsvSource({"A, B C", "B, C", "C, ''", "AA, B C"})
  void aCutPassGoesOnAfterTheParentOfItsOffset(String last, String rest) {
    run.state.edit("pay_rates", ShortRun.ENTITY).offset("employeeId", last, ShortRun.NOW);
    run.run("pay_rates");

    assertEquals(
        rest,
        String.join(
            " ",
            paths(RATES).stream()
                .map(each -> each.replaceAll(".*employees/(.*)/.*", "$1"))
                .toList()));
  }

  @Test
  void anOffsetOfAnotherDayIsNone() {
    run.state
        .edit("pay_rates", ShortRun.ENTITY)
        .offset("employeeId", "B", ShortRun.NOW.minusSeconds(86_401));
    run.run("pay_rates");

    assertEquals(3, paths(RATES).size());
  }

  @Test
  void parentsOfWindowsHaveNoOffset() {
    run.state.edit("employee_punches", ShortRun.ENTITY).offset("employeeId", "B", ShortRun.NOW);
    ShortRun.Outcome outcome = run.startingOn("2026-11-20").run("employee_punches");

    assertEquals(3, paths(PUNCHES).size());
    assertEquals(List.of("2026-11-23T00:00:00Z"), outcome.bookmarks());
    assertEquals(List.of("{\"employeeId\":\"B\"}"), outcome.offsets());
  }

  @Test
  void parentsOfAllLegalEntitiesTogetherHaveNoOffset() {
    run.api
        .lists(TAXES, "{\"taxCode\": \"B\"}", "{\"taxCode\": \"A\"}")
        .rules(FILING, target -> "{\"taxCode\": \"x\"}");
    run.state.edit("tax_filing_statuses", new Scope.Login()).offset("taxCode", "A", ShortRun.NOW);
    ShortRun.Outcome outcome = run.run("tax_filing_statuses");

    assertEquals(List.of(), outcome.report().failures());
    assertEquals(2, paths(FILING).size());
    assertEquals(List.of("{\"taxCode\":\"A\"}"), outcome.offsets());
  }

  /** A list within another starts with the lowest id again for each outer parent. */
  @Test
  void whatGoesByOffsetsTakesItsParentsInTheOrderOfIds() {
    for (StreamDefinition stream : StreamTable.ALL) {
      if (stream.windowing() instanceof Windowing.None
          && stream.partitioning() instanceof Partitioning.PerParent by) {
        assertTrue(by.list().timing().isEmpty(), stream.name());
      }
    }
  }

  @Test
  void fixedValuesAreAllReadAndHaveNoOffset() {
    run.api.lists(REASONS);
    ShortRun.Outcome outcome = run.run("status_reasons");

    assertEquals(
        List.of("TerminationReason", "LeaveReason", "ReturnReason"),
        paths(REASONS).stream().map(each -> each.replaceAll(".*/", "")).toList());
    assertEquals(List.of(), outcome.offsets());
    assertTrue(run.positions.contains("3 of 3 parts"), run.positions.toString());
  }

  @Test
  void afterEachWindowOfAPassTheOffsetIsItsLastDay() {
    ShortRun.Outcome outcome = run.startingOn("2026-06-01").run("time_off_requests");

    assertEquals(
        List.of("2026-06-01T00:00:00Z", "2026-08-30T00:00:00Z"),
        run.api.asked(LEAVE, "startDate").subList(0, 2));
    assertEquals(
        List.of("{\"date\":\"2026-08-29\"}", "{\"date\":\"2026-11-27\"}"),
        outcome.offsets().subList(0, 2));
    assertEquals(List.of(), outcome.bookmarks());
  }

  @Test
  void aCutPassGoesOnAfterItsLastDay() {
    run.state.edit("time_off_requests", ShortRun.ENTITY).offset("date", "2026-08-29", ShortRun.NOW);
    run.startingOn("2026-06-01").run("time_off_requests");

    assertEquals("2026-08-30T00:00:00Z", run.api.asked(LEAVE, "startDate").get(0));
  }

  @Test
  void anIncrementalStreamGoesByItsBookmarkAndNotByAnOffset() {
    run.api.lists(RUNS);
    run.state
        .edit("payroll_runs", ShortRun.ENTITY)
        .bookmark("checkDate", ShortRun.TODAY.minusDays(9));
    run.state.edit("payroll_runs", ShortRun.ENTITY).offset("date", "2026-11-22", ShortRun.NOW);
    run.run("payroll_runs");

    assertEquals(List.of("2025-01-01T00:00:00Z"), run.api.asked(RUNS, "fromCheckDate"));
  }

  @Test
  void anIncrementalStreamThatIsReadInFullGoesByItsOffsetAndNotByItsBookmark() {
    run.api.lists(RUNS);
    run.state
        .edit("payroll_runs", ShortRun.ENTITY)
        .bookmark("checkDate", ShortRun.TODAY.minusDays(9));
    run.state.edit("payroll_runs", ShortRun.ENTITY).offset("date", "2026-11-02", ShortRun.NOW);
    ShortRun.Outcome outcome = run.startingOn("2026-10-01").inFull().run("payroll_runs");

    assertEquals(List.of("2026-11-03T00:00:00Z"), run.api.asked(RUNS, "fromCheckDate"));
    assertEquals(List.of("2026-11-15T00:00:00Z"), outcome.bookmarks());
  }
}
