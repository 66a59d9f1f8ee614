package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.http.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unpaid workers and contractors are not missing, whatever a list leaves out by itself. */
final class UnpaidWorkersTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String PERSONS = "/v1/legalEntities/{legalEntityId}/persons";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";

  private final ShortRun run = new ShortRun();

  private static boolean asks(Target target, String name, String value) {
    return target.query().contains(new Target.Parameter(name, value));
  }

  @Test
  void employeesThatComeOnlyIfAskedForAreRead() {
    run.api.rules(
        EMPLOYEES,
        target ->
            asks(target, "workerCategory", "Unpaid")
                ? "{\"records\": [{\"id\": \"c\"}]}"
                : "{\"records\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}");

    assertEquals(List.of("a", "b", "c"), ids(run.run("employees"), "id"));
  }

  @Test
  void employeesThatComeTwiceAreWrittenOnce() {
    run.api.rules(
        EMPLOYEES,
        target ->
            asks(target, "workerCategory", "Unpaid")
                ? "{\"records\": [{\"id\": \"b\"}]}"
                : "{\"records\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}");

    assertEquals(List.of("a", "b"), ids(run.run("employees"), "id"));
    assertEquals(2, run.api.calls(EMPLOYEES).size());
  }

  @Test
  void fanOutsAreReadForThemToo() {
    run.api.rules(
        EMPLOYEES,
        target ->
            asks(target, "workerCategory", "Unpaid")
                ? "{\"records\": [{\"id\": \"c\"}]}"
                : "{\"records\": [{\"id\": \"a\"}]}");
    run.api.rules(RATES, target -> "{\"records\": [{\"id\": \"r\"}]}");

    assertEquals(List.of("a", "c"), ids(run.run("pay_rates"), "employeeId"));
    assertEquals(2, run.api.calls(EMPLOYEES).size());
  }

  @Test
  void personsAreAskedForWithThem() {
    run.api.lists(PERSONS, "{\"id\": \"p\"}");
    run.run("persons");

    assertEquals(List.of("true"), run.api.asked(PERSONS, "includeUnpaidWorkersDetails"));
  }

  private static List<String> ids(ShortRun.Outcome outcome, String field) {
    return outcome.messages().stream()
        .filter(message -> message.path("type").asString().equals("RECORD"))
        .map(message -> message.at("/record/" + field).asString())
        .toList();
  }
}
