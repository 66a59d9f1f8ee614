package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.change.ChangeStore;
import io.tappaycor.http.Target;
import io.tappaycor.json.Json;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.output.ChangeCapture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What counts as changed and as gone, and what proves nothing. */
final class ChangesTest {

  private static final String TITLES = "/v1/legalentities/{legalEntityId}/jobtitles";

  @TempDir private Path home;

  private final ShortRun run = new ShortRun();

  private ShortRun.Outcome run(ShortRun with, String stream) {
    return run(with, stream, 10);
  }

  private ShortRun.Outcome run(ShortRun with, String stream, int percent, String... confirmed) {
    return run(with, stream, Optional.empty(), percent, confirmed);
  }

  private ShortRun.Outcome run(
      ShortRun with,
      String stream,
      Optional<ChangeCapture.Cycle> cycle,
      int percent,
      String... confirmed) {
    try (ChangeStore store = ChangeStore.open(home.resolve("store"), ShortRun.NOW, "run1")) {
      Function<SyncState, ChangeCapture> how =
          state ->
              new ChangeCapture(
                  store,
                  state,
                  new ChangeCapture.Deletions("deletions", false),
                  percent,
                  Set.of(confirmed),
                  cycle,
                  false);
      return with.capturing(how).run(stream);
    }
  }

  private static List<JsonNode> records(ShortRun.Outcome outcome, String stream) {
    return outcome.messages().stream()
        .filter(each -> each.path("type").asString().equals("RECORD"))
        .filter(each -> each.path("stream").asString().equals(stream))
        .map(each -> each.path("record"))
        .toList();
  }

  private static String titles(int first, int last) {
    return page(
        IntStream.rangeClosed(first, last)
            .mapToObj(id -> "{\"jobTitleId\": \"t%03d\", \"jobTitle\": \"T\"}".formatted(id))
            .collect(Collectors.joining(",")));
  }

  private static String page(String records) {
    return "{\"hasMoreResults\": false, \"continuationToken\": null, \"additionalResultsUrl\": null, \"records\": [%s]}"
        .formatted(records);
  }

  private ShortRun titled(String body) {
    run.api.rules(TITLES, any -> body).statuses(TITLES, any -> 200);
    return run;
  }

  @Test
  void fiveChangedThreeAddedAndTwoGoneAreEightRecordsAndTwoDeletions() {
    run(titled(titles(1, 40)), "job_titles");
    String changed = titles(1, 40).replaceAll("(t00[1-5]\", \"jobTitle\": \"T)\"", "$1 new\"");
    String less = changed.replaceAll(",\\{\"jobTitleId\": \"t0(39|40)\", \"jobTitle\": \"T\"}", "");
    String more = less.replace("\"records\": [", "\"records\": [" + added());
    ShortRun.Outcome second = run(titled(more), "job_titles");

    assertEquals(8, records(second, "job_titles").size());
    assertEquals(
        List.of(
            "{\"legalEntityId\":7,\"jobTitleId\":\"t039\"}",
            "{\"legalEntityId\":7,\"jobTitleId\":\"t040\"}"),
        records(second, "deletions").stream()
            .map(each -> each.path("key").asString())
            .sorted()
            .toList());
    assertEquals(7, records(second, "deletions").get(0).path("legalEntityId").asInt());
  }

  private static String added() {
    return IntStream.rangeClosed(50, 52)
        .mapToObj(id -> "{\"jobTitleId\": \"t%03d\", \"jobTitle\": \"T\"},".formatted(id))
        .collect(Collectors.joining());
  }

  /** Nobody deletes a third of the job titles in a night; a filter in between may seem to. */
  @Test
  void soMuchIsGoneThatItIsDoubted() {
    ShortRun.Outcome first = run(titled(titles(1, 100)), "job_titles");
    assertEquals(List.of(), first.report().failures());
    ShortRun.Outcome doubted = run(titled(titles(1, 60)), "job_titles");
    ShortRun.Outcome again = run(titled(titles(1, 60)), "job_titles");
    ShortRun.Outcome confirmed = run(titled(titles(1, 60)), "job_titles", 10, "job_titles");

    assertEquals(1, doubted.report().failures().size());
    assertEquals(List.of(), records(doubted, "deletions"));
    assertEquals(1, again.report().failures().size());
    assertTrue(
        again.report().failures().get(0).getMessage().contains("--confirm-deletions job_titles"));
    assertEquals(40, records(confirmed, "deletions").size());
    assertEquals(List.of(), confirmed.report().failures());
  }

  /** Up to twenty may always go, and more of a long list. */
  @Test
  void twentyOfThirtyMayGo() {
    run(titled(titles(1, 30)), "job_titles");

    assertEquals(20, records(run(titled(titles(1, 10)), "job_titles"), "deletions").size());
  }

  @Test
  void aListThatFailsProvesNothing() {
    run(titled(titles(1, 30)), "job_titles");
    run.api.statuses(TITLES, any -> 500);
    ShortRun.Outcome failed = run(run, "job_titles");

    assertEquals(List.of(), records(failed, "deletions"));
    assertEquals(1, failed.report().failures().size());
    assertEquals(1, records(run(titled(titles(1, 29)), "job_titles"), "deletions").size());
  }

  @Test
  void equalContentInAnotherFormIsWhatItsBytesSay() {
    String list = "{\"jobTitleId\": \"t1\", \"jobCategory\": %s}";
    run(titled(page(list.formatted("5"))), "job_titles");

    String reordered = page("{\"jobCategory\": 5.0, \"jobTitleId\": \"t1\"}");
    assertEquals(List.of(), records(run(titled(reordered), "job_titles"), "job_titles"));
  }

  private static final String PUNCHES = "/v2/legalEntities/{legalEntityId}/punches";

  private void punches(String... days) {
    run.api.rules(
        PUNCHES,
        target -> {
          String first = parameter(target, "startDate");
          String last = parameter(target, "endDate");
          return page(
              Stream.of(days)
                  .filter(day -> day.compareTo(first) >= 0 && day.compareTo(last) <= 0)
                  .map(day -> "{\"employeeId\": \"e1\", \"displayDate\": \"%s\"}".formatted(day))
                  .collect(Collectors.joining(",")));
        });
  }

  private static String parameter(Target target, String name) {
    return target.query().stream()
        .filter(each -> each.name().equals(name))
        .map(Target.Parameter::value)
        .findFirst()
        .orElseThrow()
        .substring(0, 10);
  }

  /** Nobody else notices that a manager deleted a punch of last week. */
  @Test
  void aPunchThatIsDeletedWithinTheLookbackIsToldAndOneBeforeItIsNot() {
    run.startingOn("2026-11-01").lookingBack(7);
    punches("2026-11-02", "2026-11-19", "2026-11-20", "2026-11-23");
    assertEquals(4, records(run(run, "time_card_punches"), "time_card_punches").size());
    punches("2026-11-19", "2026-11-23");
    ShortRun.Outcome second = run(run, "time_card_punches");

    assertEquals(List.of(), records(second, "time_card_punches"));
    assertEquals(
        List.of("2026-11-20T00:00:00Z"),
        records(second, "deletions").stream()
            .map(each -> Json.MAPPER.readTree(each.path("key").asString()))
            .map(key -> key.path("displayDate").asString())
            .toList());
  }

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String RATES = "/v1/employees/{employeeId}/payrates";

  /** One employee who cannot be read hides nobody else's deletion, and has none. */
  @Test
  void aParentThatFailsProvesNothingAndTheOthersDo() {
    run.api.lists(EMPLOYEES, "{\"id\": \"e1\"}", "{\"id\": \"e2\"}", "{\"id\": \"e3\"}");
    run.api.lists(RATES, "{\"id\": \"r1\"}", "{\"id\": \"r2\"}");
    assertEquals(6, records(run(run, "pay_rates"), "pay_rates").size());
    run.api.lists(RATES, "{\"id\": \"r1\"}");
    run.api.statuses(RATES, target -> target.path().contains("/e1/") ? 500 : 200);
    ShortRun.Outcome second = run(run, "pay_rates");

    assertEquals(1, second.report().failures().size());
    assertEquals(
        List.of("e2", "e3"),
        records(second, "deletions").stream()
            .map(each -> Json.MAPPER.readTree(each.path("key").asString()))
            .map(key -> key.path("employeeId").asString())
            .sorted()
            .toList());
  }

  @Test
  void aListThatIsRefusedProvesNothing() {
    run(titled(titles(1, 10)), "job_titles");
    run.api.refuses(TITLES);

    assertEquals(List.of(), records(run(run, "job_titles"), "deletions"));
  }

  /** What cannot be written may be what is known under its key. */
  @Test
  void aRecordWithoutItsKeyHidesNoDeletionAndCausesNone() {
    run(titled(titles(1, 10)), "job_titles");
    String broken = titles(1, 9).replace("\"t009\"", "null");

    assertEquals(List.of(), records(run(titled(broken), "job_titles"), "deletions"));
    assertEquals(1, records(run(titled(titles(1, 9)), "job_titles"), "deletions").size());
  }

  /** A cache answers with an empty page for a week of punches: that is no night of deletions. */
  @Test
  void manyRecordsDoNotVanishAndLeaveNothing() {
    run.api.lists(EMPLOYEES, "{\"id\": \"e1\"}", "{\"id\": \"e2\"}");
    String[] rates =
        IntStream.range(0, 30).mapToObj("{\"id\": \"r%d\"}"::formatted).toArray(String[]::new);
    run.api.rules(RATES, any -> page(String.join(",", rates)));
    run(run, "pay_rates");
    run.api.rules(
        RATES, target -> page(target.path().contains("/e1/") ? "" : String.join(",", rates)));
    ShortRun.Outcome second = run(run, "pay_rates", 100);

    assertEquals(List.of(), records(second, "deletions"));
    assertTrue(
        second.report().remarks().stream().anyMatch(each -> each.contains("empty list")),
        second.report().remarks().toString());
  }

  private ShortRun.Outcome daysLater(int days, int cycle) {
    return run(
        run,
        "pay_rates",
        Optional.of(new ChangeCapture.Cycle(cycle, ShortRun.TODAY.plusDays(days))),
        10);
  }

  /** A day on which nobody was due does not make an empty answer the usual one. */
  @Test
  void nothingInPlaceOfAPageIsDoubtedAfterADayOnWhichNobodyWasDue() {
    run.api.lists(EMPLOYEES, "{\"id\": \"e1\"}", "{\"id\": \"e2\"}");
    run.api.lists(RATES, "{\"id\": \"r1\"}");
    assertEquals(2, records(daysLater(0, 7), "pay_rates").size());
    assertEquals(List.of(), daysLater(0, 7).report().failures());
    run.api.rules(RATES, any -> "[]");

    assertEquals(1, daysLater(7, 7).report().failures().size());
  }
}
