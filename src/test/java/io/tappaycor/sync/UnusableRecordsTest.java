package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record that cannot be stored is left out and counted; all others are written. */
final class UnusableRecordsTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String TITLES = "/v1/legalentities/{legalEntityId}/jobtitles";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final String TAXES = "/v1/legalentities/{legalEntityId}/taxes";
  private static final String FILING = "/v1/employees/taxes/filingStatus/{taxCode}";
  private static final String FORECASTS = "/v1/legalentities/{legalEntityId}/forecasting";

  private static final String PUNCHES = "/v1/employees/{employeeId}/employeePunches";

  private final ShortRun run = new ShortRun().startingOn("2026-11-20");

  private static List<String> written(ShortRun.Outcome outcome, String field) {
    return outcome.messages().stream()
        .filter(message -> message.path("type").asString().equals("RECORD"))
        .map(message -> message.at("/record/" + field).asString())
        .toList();
  }

  private static String failure(ShortRun.Outcome outcome) {
    assertEquals(1, outcome.report().failures().size());
    assertEquals(ExitCode.DATA, outcome.report().failures().get(0).exitCode());
    return String.valueOf(outcome.report().failures().get(0).getMessage());
  }

  @Test
  void recordsWithoutAKeyAndWhatIsNoObjectAreCountedByField() {
    run.api.lists(
        TITLES,
        "{\"jobTitleId\": \"a\"}",
        "null",
        "{\"jobTitleId\": null}",
        "{\"jobTitleId\": \"b\"}",
        "7",
        "{}",
        "{\"jobTitleId\": \"c\"}");

    ShortRun.Outcome outcome = run.run("job_titles");

    assertEquals(List.of("a", "b", "c"), written(outcome, "jobTitleId"));
    String message = failure(outcome);
    assertTrue(message.contains("2 × no usable value for jobTitleId"), message);
    assertTrue(message.contains("2 × not an object"), message);
  }

  @Test
  void manyRecordsWithoutAKeyAreNotTakenForTheSameOne() {
    run.api.lists(
        TITLES, "{\"jobTitleId\": \"a\"}", "{}", "{}", "{}", "{}", "{}", "{}", "{}", "{}");

    ShortRun.Outcome outcome = run.run("job_titles");

    assertEquals(List.of("a"), written(outcome, "jobTitleId"));
    assertTrue(failure(outcome).contains("8 × no usable value for jobTitleId"));
  }

  @Test
  void aPageOfNothingElseIsOfNobodyElse() {
    run.api
        .lists(EMPLOYEES, "{\"id\": \"a\"}", "{\"id\": \"b\"}", "{\"id\": \"c\"}")
        .rules(
            RATES,
            target ->
                target.path().contains("/b/")
                    ? "{\"records\": [null, {}]}"
                    : "{\"records\": [{\"id\": \"r\"}]}");

    ShortRun.Outcome outcome = run.run("pay_rates");

    assertEquals(List.of("a", "c"), written(outcome, "employeeId"));
    String message = failure(outcome);
    assertTrue(message.startsWith("1 of 3 employees could not be read"), message);
    assertTrue(message.contains("1 × not an object"), message);
  }

  @Test
  void aParentWithoutAnIdStopsNobodyElse() {
    run.api
        .lists(EMPLOYEES, "{\"id\": \"a\"}", "{\"id\": null}", "null", "{\"id\": \"c\"}")
        .lists(RATES, "{\"id\": \"r\"}");

    ShortRun.Outcome outcome = run.run("pay_rates");

    assertEquals(List.of("a", "c"), written(outcome, "employeeId"));
    assertTrue(failure(outcome).contains("employees without a usable employeeId"));
  }

  @Test
  void noWindowPassesThePunchesOfEmployeesOnAPageOfAnotherEndpoint() {
    run.api
        .rules(
            EMPLOYEES,
            target ->
                target.query().stream().anyMatch(asked -> asked.name().equals("continuationToken"))
                    ? "{\"records\": [{\"jobTitleId\": \"x\"}], \"hasMoreResults\": false}"
                    : "{\"records\": [{\"id\": \"a\"}], \"hasMoreResults\": true, \"continuationToken\": \"t\"}")
        .lists(PUNCHES, "{\"punchId\": \"p\"}");

    ShortRun.Outcome outcome = run.run("employee_punches");

    assertTrue(failure(outcome).contains("employees of which no record has id"));
    assertEquals(List.of(), outcome.bookmarks());
  }

  @Test
  void aNullTaxCodeIsCountedAndTheOthersAreRead() {
    run.api
        .lists(TAXES, "{\"taxCode\": null}", "{\"taxCode\": \"A\"}", "{\"taxCode\": \"B\"}")
        .rules(FILING, target -> "{\"filingStatuses\": []}");

    ShortRun.Outcome outcome = run.run("tax_filing_statuses");

    assertEquals(List.of("A", "B"), written(outcome, "taxCode"));
    assertTrue(failure(outcome).contains("1 tax codes without a usable taxCode"));
  }

  @Test
  void aForecastOfNoScheduleGroupHasAnEmptyName() {
    run.api.lists(
        FORECASTS,
        "{\"scheduleGroupName\": null, \"transactionDate\": \"2026-11-21T00:00:00\"}",
        "{\"scheduleGroupName\": \"West\", \"transactionDate\": \"2026-11-21T00:00:00\"}");

    ShortRun.Outcome outcome = run.run("forecasts");

    assertEquals(
        List.of("", "West"), written(outcome, "scheduleGroupName").stream().distinct().toList());
    assertEquals(List.of(), outcome.report().failures());
  }
}
