package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.sync.report.StreamReport;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days and parents that a run asks for, and what it says of those that it does not. */
final class ReachTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final String EMPLOYEE_PUNCHES = "/v1/employees/{employeeId}/employeePunches";
  private static final String PUNCHES = "/v2/legalEntities/{legalEntityId}/punches";
  private static final String LEAVE = "/v1/legalentities/{legalEntityId}/timeoffrequests";
  private static final String RUNS = "/v1/legalentities/{legalEntityId}/payrollProcessing";
  private static final String PAYSTUBS = "/v1/legalentities/{legalEntityId}/paystubs";

  private final ShortRun run = new ShortRun();

  ReachTest() {
    run.api
        .lists(PUNCHES)
        .lists(LEAVE)
        .lists(PAYSTUBS)
        .lists(RATES)
        .lists(EMPLOYEE_PUNCHES)
        .lists(EMPLOYEES, employee("A", "null"), employee("B", "\"2026-01-31\""));
  }

  private static String employee(String id, String end) {
    return "{\"id\": \"%s\", \"employmentDateData\": {\"terminationDate\": %s}}".formatted(id, end);
  }

  private List<String> remarks(String stream) {
    return run.run(stream).report().remarks();
  }

  @Test
  void aWindowIsAskedForByItsFirstAndItsLastDay() {
    run.startingOn("2026-11-15").run("time_card_punches");

    assertEquals(
        List.of("2026-11-15T00:00:00Z", "2026-11-22T00:00:00Z"),
        run.api.asked(PUNCHES, "startDate"));
    assertEquals(
        List.of("2026-11-21T00:00:00Z", "2026-11-24T00:00:00Z"), run.api.asked(PUNCHES, "endDate"));
  }

  @Test
  void theDefaultStartIsCutOffWithoutAWord() {
    assertEquals(List.of(), remarks("time_card_punches"));
    assertEquals("2025-11-25T00:00:00Z", run.api.asked(PUNCHES, "startDate").get(0));
  }

  @Test
  void aStartThatSomebodyChoseIsNotCutOffWithoutAWord() {
    run.startingOn("2025-11-01");

    assertEquals(
        List.of("complete from 2025-11-25 on, not from 2025-11-01: Paycor reaches no further back"),
        remarks("time_card_punches"));
  }

  @Test
  void aStartThatIsReachedNeedsNoWord() {
    run.startingOn("2025-11-25");

    assertEquals(List.of(), remarks("time_card_punches"));
  }

  @Test
  void aBookmarkThatIsOutOfReachIsNotPassedOverWithoutAWord() {
    run.state
        .edit("time_card_punches", ShortRun.ENTITY)
        .bookmark("displayDate", ShortRun.TODAY.minusYears(2));

    assertEquals(
        List.of("complete from 2025-11-25 on, not from 2025-11-24: Paycor reaches no further back"),
        remarks("time_card_punches"));
  }

  @Test
  void aPassThatIsAtItsEndIsNotSaidToBeCutOff() {
    run.startingOn("2025-11-01")
        .state
        .edit("time_off_requests", ShortRun.ENTITY)
        .offset("date", "2027-11-24", ShortRun.NOW);

    assertEquals(List.of(), remarks("time_off_requests"));
    assertEquals(List.of(), run.api.calls(LEAVE));
  }

  @ParameterizedTest
  @CsvSource({"pay_rates", "employee_punches"})
  void employmentsThatEndedLongAgoAreNotAskedForAndAreCountedOnce(String stream) {
    run.startingOn("2026-09-01").skippingEnded(30);

    assertEquals(
        List.of("1 employees are not asked for: they ended more than skip_ended_days ago"),
        remarks(stream));
    List<String> asked =
        List.of(RATES, EMPLOYEE_PUNCHES).stream()
            .flatMap(each -> run.api.calls(each).stream())
            .map(each -> each.path().replaceAll(".*employees/(.*)/.*", "$1"))
            .distinct()
            .toList();
    assertEquals(List.of("A"), asked);
  }

  @Test
  void withoutThatSettingEndedEmploymentsAreAskedForToo() {
    assertEquals(List.of(), remarks("pay_rates"));
    assertEquals(2, run.api.calls(RATES).size());
  }

  @ParameterizedTest
  @CsvSource({
    "pay_rates, View Employee Payrates",
    "paystubs, View Legal Entity Payroll Processing Data",
    "employee_punches, View Legal Entity Employees"
  })
  void whatIsNotPermittedSkipsTheStreamAndNamesTheDataAccess(String stream, String access) {
    run.api.refuses(stream.equals("pay_rates") ? RATES : EMPLOYEES).refuses(RUNS);

    StreamReport report = run.run(stream).report();

    assertEquals(List.of(), report.failures());
    assertEquals(1, report.skipped().size());
    String reason = report.skipped().iterator().next().toString();
    assertTrue(reason.contains('"' + access + '"'), reason);
  }

  @Test
  void aTestOfAStreamThatStartsInTheFutureAsksForThatDay() {
    run.api.lists(RUNS);
    Sync sync = run.startingOn("2028-01-01").of("paystubs", new ByteArrayOutputStream());
    sync.sample();

    assertEquals("ok", sync.reports().get(0).sample());
    assertEquals(List.of("2028-01-01T00:00:00Z"), run.api.asked(RUNS, "fromCheckDate"));
    assertEquals(List.of("2028-01-01T00:00:00Z"), run.api.asked(RUNS, "toCheckDate"));
  }

  @Test
  void aStreamThatStartsInTheFutureHasNothingToRead() {
    ShortRun.Outcome outcome = run.startingOn("2028-01-01").run("paystubs");

    assertEquals(List.of(), outcome.report().failures());
    assertEquals(List.of(), outcome.bookmarks());
    assertEquals(List.of(), run.api.calls(PAYSTUBS));
  }
}
