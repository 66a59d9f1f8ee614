package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same rows with fewer calls. */
final class FewerCallsTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String PUNCHES = "/v1/employees/{employeeId}/employeePunches";
  private static final String UNPAID = "/v1/employees/{employeeId}/unpaidPayrates";

  private final ShortRun run = new ShortRun().startingOn("2026-01-01");

  @Test
  void aDailyRunReadsPunchesInOneWindow() {
    run.api.lists(EMPLOYEES, "{\"id\": \"a\"}").lists(PUNCHES);
    run.state
        .edit("employee_punches", ShortRun.ENTITY)
        .bookmark("punchDateTime", LocalDate.of(2026, 11, 23));
    run.lookingBack(30).run("employee_punches");

    assertEquals(List.of("2026-10-25T00:00:00Z"), run.api.asked(PUNCHES, "startDate"));
    assertEquals(List.of("2026-11-24T00:00:00Z"), run.api.asked(PUNCHES, "endDate"));
  }

  @Test
  void afterAPauseTheLookbackIsThatOfTheBookmark() {
    run.api.lists(EMPLOYEES, "{\"id\": \"a\"}").lists(PUNCHES);
    run.state
        .edit("employee_punches", ShortRun.ENTITY)
        .bookmark("punchDateTime", LocalDate.of(2026, 11, 18));
    run.lookingBack(30).run("employee_punches");

    assertEquals("2026-10-19T00:00:00Z", run.api.asked(PUNCHES, "startDate").get(0));
  }

  @Test
  void unpaidRatesAreAskedForOfWhoIsNotSaidToBePaid() {
    run.api
        .lists(
            EMPLOYEES,
            "{\"id\": \"a\", \"workerCategory\": \"Paid\"}",
            "{\"id\": \"b\", \"workerCategory\": \"Unpaid\"}",
            "{\"id\": \"c\", \"workerCategory\": null}")
        .lists(UNPAID);
    run.run("unpaid_pay_rates");

    assertEquals(
        List.of("/v1/employees/b/unpaidPayrates", "/v1/employees/c/unpaidPayrates"),
        run.api.calls(UNPAID).stream().map(call -> call.path()).toList());
  }
}
