package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Employees who are deleted between the list and their call, also where a window has to be halved
 * for one: nobody else is passed over.
 */
final class GoneParentsTest {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String PUNCHES = "/v1/employees/{employeeId}/employeePunches";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";
  private static final int LATE = 504;
  private static final int GONE = 404;
  private static final int REFUSED = 403;

  private final ShortRun run = new ShortRun().startingOn("2026-11-20");

  /** By the id of an employee: the status of calls for the whole window, and of smaller ones. */
  private final Map<String, Integer> whole = new HashMap<>();

  private final Map<String, Integer> halves = new HashMap<>();

  private void employees(String... ids) {
    run.api.lists(
        EMPLOYEES, Arrays.stream(ids).map("{\"id\": \"%s\"}"::formatted).toArray(String[]::new));
    run.api.rules(PUNCHES, target -> records("{\"punchId\": \"p-%s\"}".formatted(id(target))));
    run.api.rules(RATES, target -> records("{\"id\": \"r-%s\"}".formatted(id(target))));
    run.api.statuses(PUNCHES, this::status);
    run.api.statuses(RATES, this::status);
  }

  private static String records(String record) {
    return "{\"records\": [" + record + "]}";
  }

  private static String id(Target target) {
    return target.path().split("/", -1)[3];
  }

  private int status(Target target) {
    boolean all =
        target.template().equals(RATES)
            || (asks(target, "2026-11-20") && asks(target, "2026-11-24"));
    return (all ? whole : halves).getOrDefault(id(target), 200);
  }

  private static boolean asks(Target target, String day) {
    return target.query().stream().anyMatch(each -> each.value().startsWith(day));
  }

  private static List<String> read(ShortRun.Outcome outcome) {
    return outcome.messages().stream()
        .filter(each -> each.path("type").asString().equals("RECORD"))
        .map(each -> each.at("/record/employeeId").asString())
        .distinct()
        .toList();
  }

  @Test
  void oneWhoIsGoneIsCountedAndTheOthersAreRead() {
    employees("a", "b", "c");
    whole.put("a", GONE);

    ShortRun.Outcome outcome = run.run("employee_punches");

    assertEquals(List.of("b", "c"), read(outcome));
    assertTrue(outcome.report().isComplete());
    assertTrue(outcome.report().remarks().get(0).startsWith("1 employees were gone (404)"));
    assertEquals(List.of("2026-11-24T00:00:00Z"), outcome.bookmarks());
  }

  @Test
  void oneWhoIsGoneWhileAWindowIsHalvedIsCountedOnce() {
    employees("a", "b", "c");
    whole.put("b", LATE);
    halves.put("b", GONE);

    ShortRun.Outcome outcome = run.run("employee_punches");

    assertEquals(List.of("a", "c"), read(outcome));
    assertTrue(outcome.report().remarks().get(0).startsWith("1 employees were gone (404)"));
    assertEquals(List.of("2026-11-24T00:00:00Z"), outcome.bookmarks());
  }

  @Test
  void theFirstOneMayBeGoneInHalves() {
    employees("a", "b");
    whole.put("a", LATE);
    halves.put("a", GONE);

    assertEquals(List.of("b"), read(run.run("employee_punches")));
  }

  @Test
  void aFailureAfterOneWhoIsGoneInHalvesHoldsTheBookmark() {
    employees("a", "b", "c");
    whole.put("a", LATE);
    halves.put("a", GONE);
    whole.put("b", 200);
    whole.put("c", 500);

    ShortRun.Outcome outcome = run.run("employee_punches");

    assertEquals(1, outcome.report().failures().size());
    assertEquals(List.of(), outcome.bookmarks());
  }

  @Test
  void halvesThatAreRefusedAreARefusalOfTheWhole() {
    employees("a", "b", "c");
    Stream.of("a", "b", "c").forEach(each -> whole.put(each, LATE));
    Stream.of("a", "b", "c").forEach(each -> halves.put(each, REFUSED));

    ShortRun.Outcome outcome = run.run("employee_punches");

    assertEquals(List.of(), outcome.report().failures());
    assertEquals(1, outcome.report().skipped().size());
    assertEquals(List.of(), outcome.bookmarks());
  }

  @Test
  void halvesThatAreRefusedBesideAnAnswerFail() {
    employees("a", "b");
    whole.put("b", LATE);
    halves.put("b", REFUSED);

    assertEquals(1, run.run("employee_punches").report().failures().size());
  }

  @Test
  void ifAllSeemToBeGoneSomethingElseIsWrong() {
    employees("a", "b", "c");
    Stream.of("a", "b", "c").forEach(each -> whole.put(each, GONE));

    for (String stream : List.of("employee_punches", "pay_rates")) {
      ShortRun.Outcome outcome = run.run(stream);

      assertTrue(
          outcome.report().failures().get(0).getMessage().contains("all 3 calls of " + stream),
          outcome.report().failures().toString());
      assertEquals(List.of(), outcome.bookmarks());
      assertEquals(List.of(), outcome.offsets());
    }
  }

  @Test
  void notMoreThanTenAreAskedForToSeeThatAllSeemToBeGone() {
    String[] ids =
        Stream.iterate(10, each -> each + 1)
            .limit(50)
            .map(each -> "e" + each)
            .toArray(String[]::new);
    employees(ids);
    Arrays.stream(ids).forEach(each -> whole.put(each, GONE));

    run.run("pay_rates");

    assertEquals(10, run.api.calls(RATES).size());
  }
}
