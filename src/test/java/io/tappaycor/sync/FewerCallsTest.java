package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows with fewer calls. */
final class FewerCallsTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String PUNCHES = "/v1/employees/{employeeId}/employeePunches";
  private static final String UNPAID = "/v1/employees/{employeeId}/unpaidPayrates";

  private static final String DOCUMENTS = "/v1/employees/{employeeId}/paystubDocumentData";
  private static final String PAY_DATA = "/v1/legalentities/{legalEntityId}/paydata";

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

  private List<String> documentsAskedFor() {
    run.api
        .lists(EMPLOYEES, "{\"id\": \"a\"}", "{\"id\": \"b\"}", "{\"id\": \"c\"}")
        .lists(DOCUMENTS);
    run.state
        .edit("paystub_documents", ShortRun.ENTITY)
        .bookmark("checkDate", LocalDate.of(2026, 11, 23));
    run.lookingBack(30).run("paystub_documents");
    return run.api.calls(DOCUMENTS).stream().map(call -> call.path().split("/", -1)[3]).toList();
  }

  @Test
  void documentsAreAskedForOfWhoHasPayData() {
    run.api.lists(
        PAY_DATA,
        "{\"employeeId\": \"b\", \"checkDate\": \"2026-11-13T00:00:00\"}",
        "{\"employeeId\": \"b\", \"checkDate\": \"2026-11-20T00:00:00\"}");

    assertEquals(List.of("b"), documentsAskedFor());
    assertEquals(List.of("2026-09-23T00:00:00Z"), run.api.asked(PAY_DATA, "fromCheckDate"));
    assertEquals(List.of("2027-01-25T00:00:00Z"), run.api.asked(PAY_DATA, "toCheckDate"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403, 404, 500})
  void whereNoPayDataCanBeHadEverybodyIsAsked(int status) {
    run.api.lists(PAY_DATA).statuses(PAY_DATA, any -> status);

    assertEquals(List.of("a", "b", "c"), documentsAskedFor());
  }

  @Test
  void forALongTimeEverybodyIsAskedWithoutTheList() {
    run.api
        .lists(EMPLOYEES, "{\"id\": \"a\"}")
        .lists(PAY_DATA, "{\"employeeId\": \"z\"}")
        .lists(DOCUMENTS);
    run.run("paystub_documents");

    assertEquals(List.of(), run.api.calls(PAY_DATA));
    assertEquals("/v1/employees/a/paystubDocumentData", run.api.calls(DOCUMENTS).get(0).path());
  }
}
