package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.sync.report.StreamReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing at all where a page is expected is believed only if nothing was known before. */
final class BlankAnswersTest {

  private static final String DEPARTMENTS = "/v2/legalentities/{legalEntityId}/departments";
  private static final String GROUPS = "/v1/legalentities/{legalEntityId}/payGroups";
  private static final String SCHEDULES = "/v1/legalentities/{legalEntityId}/payschedule";
  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String ASSIGNMENTS = "/v1/employees/{employeeId}/timeoffplanassignment";

  private final ShortRun run = new ShortRun();

  private StreamReport answering(String path, int status, String body) {
    run.api.rules(path, any -> body).statuses(path, any -> status);
    return run.run("departments").report();
  }

  private void departmentsAreKnown() {
    run.api.lists(DEPARTMENTS, "{\"id\": \"d\"}");
    assertEquals(1, run.run("departments").report().records());
  }

  @ParameterizedTest
  @CsvSource({"204, ''", "200, []"})
  void aListThatHadRowsFails(int status, String body) {
    departmentsAreKnown();

    StreamReport report = answering(DEPARTMENTS, status, body);

    String message = report.failures().get(0).getMessage();
    assertTrue(message.contains("departments brought 1 rows"), message);
    assertTrue(message.contains("state reset departments"), message);
  }

  @ParameterizedTest
  @CsvSource({"204, ''", "200, []"})
  void aListThatHadNoneIsBelievedAndSaid(int status, String body) {
    StreamReport report = answering(DEPARTMENTS, status, body);

    assertEquals(0, report.failures().size());
    assertTrue(report.remarks().toString().contains("answers with nothing"), report::toString);
  }

  @Test
  void anEmptyPageIsBelieved() {
    departmentsAreKnown();

    StreamReport report =
        answering(DEPARTMENTS, 200, "{\"records\": [], \"hasMoreResults\": false}");

    assertEquals(0, report.failures().size());
    assertEquals("[]", report.remarks().toString());
  }

  @Test
  void whatDependsOnABlankListFailsIfItHadRows() {
    run.api
        .lists(GROUPS, "{\"payGroupId\": \"g\"}")
        .lists(SCHEDULES, "{\"plannerId\": \"p\", \"checkDate\": \"2026-11-20T00:00:00\"}");
    run.run("pay_schedules");
    run.api.rules(GROUPS, any -> "[]");

    StreamReport report = run.run("pay_schedules").report();

    assertTrue(
        report.failures().get(0).getMessage().contains("should list pay groups"),
        report.failures().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]"})
  void whereTheDocumentPromisesAnArrayAnEmptyOneIsBelieved(String body) {
    run.api.lists(EMPLOYEES, "{\"id\": \"e\"}").rules(ASSIGNMENTS, any -> "[{\"planId\": \"p\"}]");
    run.run("time_off_plan_assignments");
    run.api.rules(ASSIGNMENTS, any -> body);

    assertEquals(0, run.run("time_off_plan_assignments").report().failures().size());
  }

  @Test
  void anotherLegalEntityDoesNotMakeUpForABlankList() {
    run.of(7, 8)
        .api
        .lists(GROUPS, "{\"payGroupId\": \"g\"}")
        .lists(SCHEDULES, "{\"plannerId\": \"p\", \"checkDate\": \"2026-11-20T00:00:00\"}");
    run.run("pay_schedules");
    run.api.rules(GROUPS, target -> target.path().contains("/7/") ? "[]" : "{\"records\": []}");

    StreamReport report = run.run("pay_schedules").report();

    assertEquals(1, report.failures().size(), "the list of 8 is a page without records");
    assertTrue(
        report.failures().get(0).getMessage().startsWith("legal entity 7: "),
        report.failures().toString());
  }
}
