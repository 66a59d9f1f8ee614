package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.http.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Not in the list when it is read again. */
  private final Set<String> deleted = new HashSet<>();

  private void employees(String... ids) {
    run.api.rules(
        EMPLOYEES,
        target -> {
          boolean later = run.api.calls(EMPLOYEES).size() > 1;
          return "{\"records\": [%s]}"
              .formatted(
                  Arrays.stream(ids)
                      .filter(id -> !(later && deleted.contains(id)))
                      .map("{\"id\": \"%s\"}"::formatted)
                      .collect(Collectors.joining(",")));
        });
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
    deleted.add("a");

    ShortRun.Outcome outcome = run.run("employee_punches");

    assertEquals(List.of("b", "c"), read(outcome));
    assertTrue(outcome.report().isComplete());
    assertTrue(outcome.report().remarks().get(0).startsWith("1 employees were gone (404)"));
    assertEquals(List.of("2026-11-23T00:00:00Z"), outcome.bookmarks());
  }

  @Test
  void oneWhoIsGoneWhileAWindowIsHalvedIsCountedOnce() {
    employees("a", "b", "c");
    whole.put("b", LATE);
    halves.put("b", GONE);
    deleted.add("b");

    ShortRun.Outcome outcome = run.run("employee_punches");

    assertEquals(List.of("a", "c"), read(outcome));
    assertTrue(outcome.report().remarks().get(0).startsWith("1 employees were gone (404)"));
    assertEquals(List.of("2026-11-23T00:00:00Z"), outcome.bookmarks());
  }

  @Test
  void theFirstOneMayBeGoneInHalves() {
    employees("a", "b");
    whole.put("a", LATE);
    halves.put("a", GONE);
    deleted.add("a");

    assertEquals(List.of("b"), read(run.run("employee_punches")));
  }

  @Test
  void aFailureAfterOneWhoIsGoneInHalvesHoldsTheBookmark() {
    employees("a", "b", "c");
    whole.put("a", LATE);
    halves.put("a", GONE);
    deleted.add("a");
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
    Stream.of("a", "b", "c").forEach(id -> whole.put(id, GONE));

    for (String stream : List.of("employee_punches", "pay_rates")) {
      ShortRun.Outcome outcome = run.run(stream);

      assertTrue(
          outcome.report().failures().get(0).getMessage().contains("3 employees are still listed"),
          outcome.report().failures().toString());
      assertEquals(List.of(), outcome.bookmarks());
    }
  }

  @Test
  void aNotFoundThatFlapsLosesNobody() {
    String[] ids = ids(40);
    employees(ids);
    Map<String, Integer> times = new HashMap<>();
    run.api.statuses(
        RATES,
        target ->
            id(target).compareTo("e37") < 0 && times.merge(id(target), 1, Integer::sum) == 1
                ? GONE
                : 200);

    ShortRun.Outcome outcome = run.run("pay_rates");

    assertEquals(40, outcome.report().records());
    assertEquals(List.of(), outcome.report().failures());
    assertEquals(List.of(), run.pauses, "the second time was enough");
  }

  @Test
  void whoIsMissingTwiceIsAskedOnceMoreAfterAPause() {
    employees("a", "b");
    Map<String, Integer> times = new HashMap<>();
    run.api.statuses(RATES, target -> times.merge(id(target), 1, Integer::sum) < 3 ? GONE : 200);

    assertEquals(2, run.run("pay_rates").report().records());
    assertEquals(1, run.pauses.size());
  }

  @Test
  void moreThanAFewInAHundredAreNotBelievedToBeGone() {
    String[] ids = ids(50);
    employees(ids);
    for (String id : List.of(ids).subList(0, 6)) {
      whole.put(id, GONE);
      deleted.add(id);
    }

    ShortRun.Outcome outcome = run.run("pay_rates");

    assertEquals(44, outcome.report().records());
    assertTrue(
        outcome.report().failures().get(0).getMessage().contains("too many to be gone"),
        outcome.report().failures().toString());
  }

  @Test
  void ofManyWhoAllSeemToBeGoneTenAreAskedAgain() {
    String[] ids = ids(50);
    employees(ids);
    List.of(ids).forEach(id -> whole.put(id, GONE));

    run.run("pay_rates");

    assertEquals(70, run.api.calls(RATES).size());
  }

  private static String[] ids(int count) {
    return Stream.iterate(10, number -> number + 1)
        .limit(count)
        .map(number -> "e" + number)
        .toArray(String[]::new);
  }
}
