package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.change.ChangeStore;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.output.ChangeCapture;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    try (ChangeStore store = ChangeStore.open(home.resolve("store"), ShortRun.NOW, "run1")) {
      Function<SyncState, ChangeCapture> how =
          state ->
              new ChangeCapture(
                  store,
                  state,
                  new ChangeCapture.Deletions("deletions", false),
                  percent,
                  Set.of(confirmed),
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
}
