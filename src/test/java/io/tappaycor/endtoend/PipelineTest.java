package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import io.tappaycor.pipeline.FileStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code tap-paycor run}: targets that do well, and targets that do all else. */
final class PipelineTest {

  /** Prints each STATE value, as targets do once they have stored what came before. */
  private static final String STATES =
      "grep '^{\"type\":\"STATE\"' | sed 's/^{\"type\":\"STATE\",\"value\"://; s/}$//'";

  /** Nothing takes longer, if nothing hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path home;

  private Path state() {
    return home.resolve("state.json");
  }

  /** Runs against a small company, into a script for {@code sh}. */
  private TapRun.Result into(String script, Object... options) {
    List<Object> words = new ArrayList<>(List.of("--employees", 3));
    words.addAll(List.of("--select", "paystubs", "--select", "employees"));
    words.addAll(List.of(options));
    return run(script, words.toArray());
  }

  private TapRun.Result run(String script, Object... options) {
    List<Object> words = new ArrayList<>(List.of("run", "--sandbox"));
    words.addAll(List.of("--state", state()));
    words.addAll(List.of(options));
    words.addAll(List.of("--", "sh", TapRun.file(home, "target.sh", script)));
    return assertTimeoutPreemptively(PATIENCE, () -> TapRun.in(home).run(words.toArray()));
  }

  private JsonNode stored() {
    try {
      return Json.MAPPER.readTree(Files.readString(state()));
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  private static long records(TapRun.Result run) {
    String end = run.err().lines().filter(line -> line.startsWith("INFO Run ")).findFirst().get();
    return Long.parseLong(end.replaceAll(".*: (\\d+) records.*", "$1"));
  }

  private static String bookmark(String stream, String day) {
    return "{\"bookmarks\":{\"%s\":{\"partitions\":[{\"context\":{\"legalEntityId\":501123},\"replication_key\":\"displayDate\",\"replication_key_value\":\"%sT00:00:00Z\"}]}}}"
        .formatted(stream, day);
  }

  @Test
  void theSecondRunIsIncremental() {
    TapRun.Result first = into(STATES);
    JsonNode between = stored();
    TapRun.Result second = into(STATES);

    assertEquals(0, first.code(), first.err());
    assertEquals(0, second.code(), second.err());
    assertEquals("", first.out(), "standard output is the target's");
    assertTrue(records(second) < records(first) / 2, second.err());
    assertTrue(between.path("bookmarks").has("paystubs"), between.toString());
    assertTrue(stored().path("bookmarks").has("paystubs"));
  }

  @Test
  void aTargetThatIsKilledInTheMiddleOfALineLeavesTheNewestWholeState() {
    String newest = bookmark("time_card_punches", "2026-11-20");
    TapRun.Result run =
        into(
            "head -n 3 >/dev/null; echo '%s'; printf '{\"bookmarks\":{\"x'; kill -9 $$"
                .formatted(newest));

    assertEquals(7, run.code(), run.err());
    assertTrue(run.err().contains("(SIGKILL)"), run.err());
    assertEquals(Json.MAPPER.readTree(newest), stored());
  }

  @Test
  void aTargetThatFailsAfterItHasStoredItsStateIsNamedWithItsCode() {
    TapRun.Result run = into(STATES + "; exit 9");

    assertEquals(7, run.code(), run.err());
    assertTrue(run.err().contains("The target failed: it ended with exit code 9"), run.err());
    assertTrue(stored().path("bookmarks").has("paystubs"), "what it has stored counts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo '{\"level\":\"info\",\"message\":\"loaded\"}'",
        "echo 'no state at all'; printf '\\000\\377\\n'",
        "echo '{\"bookmarks\":{\"x\":{\"n\":1e99999999}}}'",
        "echo '{\"type\":\"STATE\",\"value\":{\"bookmarks\":{\"x\":{}}}}'",
        "echo '{\"bookmarks\":{\"x\":{}}} {}'",
        "echo '{\"bookmarks\": 5}'; echo '[{\"bookmarks\":{}}]'; echo '{\"bookmarks\":{'",
        "echo '{\"bookmarks\":{}}'",
        ":"
      })
  void whatIsNoStateIsPassedOnAndTheStateFileStays(String prints) throws IOException {
    String good = bookmark("time_card_punches", "2026-11-20") + "\n";
    Files.writeString(state(), good);

    TapRun.Result run = into("cat >/dev/null; " + prints);

    assertEquals(0, run.code(), run.err());
    assertEquals(good, Files.readString(state()));
    boolean printedEmptyState = prints.contains("{}}'") && !prints.contains("5}");
    assertEquals(!printedEmptyState, run.err().contains("The target printed no STATE"), run.err());
    if (prints.contains("loaded")) {
      assertTrue(run.err().contains("{\"level\":\"info\",\"message\":\"loaded\"}"), run.err());
    }
  }

  @Test
  void theStatePrintedLastCountsEvenIfItIsAnOlderOne() {
    String older = bookmark("time_card_punches", "2026-10-01");
    into(
        "cat >/dev/null; echo '%s'; echo '%s'"
            .formatted(bookmark("time_card_punches", "2026-11-20"), older));

    assertEquals(Json.MAPPER.readTree(older), stored());
  }

  @Test
  void aLastStateWithoutTheEndOfItsLineCountsIfItIsWhole() {
    String whole = bookmark("time_card_punches", "2026-10-01");
    into("cat >/dev/null; printf '%%s' '%s'".formatted(whole));

    assertEquals(Json.MAPPER.readTree(whole), stored());
  }

  @Test
  void aTargetThatStopsReadingHasEndedEarlyThoughItEndsWell() {
    TapRun.Result run = into("head -n 5 >/dev/null; exec <&-; exit 0");

    assertEquals(7, run.code(), run.err());
    assertTrue(run.err().contains("stopped before it had read everything"), run.err());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void aTargetThatClosesItsInputAndLivesOnIsStopped() throws IOException {
    Path config = TapRun.file(home, "config.json", "{\"target_grace_seconds\": 1}");
    TapRun.Result run = into("head -n 5 >/dev/null; exec <&-; sleep 600", "--config", config);

    assertEquals(7, run.code(), run.err());
  }

  @Test
  void aChildThatHoldsTheInputOfADeadTargetIsStopped() throws IOException {
    Path config = TapRun.file(home, "config.json", "{\"target_grace_seconds\": 1}");
    TapRun.Result run = run("exec 3<&0; sleep 600 <&3 & sleep 1; kill -9 $$", "--config", config);

    assertEquals(7, run.code(), run.err());
  }

  @Test
  void aSlowTargetGetsEverything() throws IOException {
    TapRun.Result run = into("sleep 1; tee %s | ".formatted(home.resolve("copy")) + STATES);

    assertEquals(0, run.code(), run.err());
    long copied =
        Files.readAllLines(home.resolve("copy")).stream()
            .filter(line -> line.startsWith("{\"type\":\"RECORD\""))
            .count();
    assertEquals(records(run), copied);
  }

  @Test
  void aChildOfTheTargetThatKeepsItsOutputOpenHoldsNobodyUp() {
    TapRun.Result run = into(STATES + "; sleep 25 & exit 0");

    assertEquals(0, run.code(), run.err());
    assertTrue(stored().path("bookmarks").has("paystubs"));
  }

  @Test
  void theCodeOfTheTapWins() {
    TapRun.Result run = into(STATES + "; exit 9", "--refuse-entity", 501123);

    assertEquals(3, run.code(), run.err());
    assertTrue(run.err().contains("exit code 9"), run.err());
  }

  @Test
  void aTargetThatCannotBeStartedIsSaidBeforeAnyCall() {
    Path plain = TapRun.file(home, "plain", "#!/bin/sh\n");
    Path broken = TapRun.file(home, "broken", "#!/nowhere/python\n");
    executable(broken);
    Map<String, String> reasons =
        Map.of(
            "no-such-target",
            "there is no such program",
            plain.toString(),
            "not executable",
            broken.toString(),
            "its interpreter /nowhere/python does not exist",
            home.toString(),
            "not a file");

    reasons.forEach(
        (target, reason) -> {
          TapRun.Result run =
              TapRun.in(home).run("run", "--sandbox", "--state", state(), "--", target);
          assertEquals(2, run.code(), run.err());
          assertTrue(run.err().contains(reason), run.err());
          assertFalse(Files.exists(state()));
        });
  }

  private static void executable(Path file) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void aSecondRunOnTheSameStateEndsAtOnce() {
    try (FileStateStore other = FileStateStore.open(state(), Map.of())) {
      assertTrue(other.read().isEmpty());
      TapRun.Result run = into(STATES);

      assertEquals(75, run.code(), run.err());
      assertTrue(run.err().contains("Another run uses the state file"), run.err());
    }
    assertEquals(0, into(STATES).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--", "cat", "x -- cat", "--state=s.json", "--discover -- cat"})
  void theFormIsSaid(String words) {
    List<Object> all = new ArrayList<>(List.of("run", "--sandbox"));
    all.addAll(List.of(words.split(" ")));
    all.remove("");
    TapRun.Result run = TapRun.in(home).run(all.toArray());

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("-- TARGET") || run.err().contains("--discover"), run.err());
  }

  @Test
  void theTargetDoesNotGetTheSettingsOfTheTap() throws IOException {
    Path seen = home.resolve("seen");
    List<Object> words =
        List.of(
            "run",
            "--sandbox",
            "--employees",
            1,
            "--state",
            state(),
            "--",
            "sh",
            TapRun.file(home, "target.sh", "env > %s; cat >/dev/null".formatted(seen)));
    TapRun.Result run =
        TapRun.in(home)
            .with("TAP_PAYCOR_CLIENT_SECRET", "s3cr3t")
            .with("PATH", System.getenv("PATH"))
            .with("TARGET_SCHEMA", "hr")
            .run(words.toArray());

    assertEquals(0, run.code(), run.err());
    String environment = Files.readString(seen);
    assertTrue(environment.contains("TARGET_SCHEMA=hr"), environment);
    assertFalse(environment.contains("s3cr3t"), environment);
  }

  @Test
  void theSummaryFileSaysHowTheWholeRunEnded() throws IOException {
    Path summary = home.resolve("summary.json");
    into("head -n 5 >/dev/null; exec <&-; exit 9", "--summary-file", summary);

    assertEquals(7, Json.MAPPER.readTree(Files.readString(summary)).path("exit_code").asInt());
  }

  @Test
  void aStateThatIsNoneIsRefusedAndKept() throws IOException {
    Files.writeString(state(), "{\"bookmarks\":");
    TapRun.Result run = into(STATES);

    assertEquals(2, run.code(), run.err());
    assertEquals("{\"bookmarks\":", Files.readString(state()));
  }
}
