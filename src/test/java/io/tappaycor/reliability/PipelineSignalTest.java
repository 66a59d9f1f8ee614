package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A pipeline that is stopped: the target gets its time, and what it has stored counts. */
final class PipelineSignalTest {

  @TempDir Path home;

  private TapProcess start(String script, String... options) {
    Path config = TapRun.file(home, "config.json", "{\"target_grace_seconds\": 2}");
    Path target = TapRun.file(home, "target.sh", script);
    List<String> words = new java.util.ArrayList<>(List.of("run", "--sandbox"));
    words.addAll(List.of("--employees", "40", "--latency", "40", "--config", config.toString()));
    words.addAll(List.of(options));
    words.addAll(List.of("--state", home.resolve("state.json").toString()));
    words.addAll(List.of("--", "sh", target.toString()));
    return TapProcess.start(home, words);
  }

  private static void await(Path file) throws InterruptedException {
    for (int tries = 0; tries < 600 && !Files.exists(file); tries++) {
      Thread.sleep(50);
    }
    assertTrue(Files.exists(file), file + " does not come");
  }

  @Test
  void theTargetReadsTheLastStateAndItIsKept() throws Exception {
    Path begun = home.resolve("begun");
    TapProcess run =
        start(
            "head -n 40 >/dev/null; touch %s; grep '^{\"type\":\"STATE\"' | sed 's/^{\"type\":\"STATE\",\"value\"://; s/}$//' | tail -n 1"
                .formatted(begun));
    await(begun);
    run.signal("TERM");

    assertEquals(143, run.exitCode(20), run.err());
    JsonNode state = Json.MAPPER.readTree(Files.readString(home.resolve("state.json")));
    assertTrue(state.path("pass").has("began"), state.toString());
    assertFalse(state.path("pass").has("ended"), "the pass goes on");
  }

  @Test
  void aTargetThatNeverReadsIsEndedWithItsChildren() throws Exception {
    Path begun = home.resolve("begun");
    TapProcess run = start("sleep 600 & echo $! > %s; wait".formatted(begun));
    await(begun);
    Thread.sleep(500);
    run.signal("INT");

    assertEquals(130, run.exitCode(20), run.err());
    long child = Long.parseLong(Files.readString(begun).strip());
    for (int tries = 0; tries < 100 && isRunning(child); tries++) {
      Thread.sleep(50);
    }
    assertFalse(isRunning(child), "the child of the target lives on");
  }

  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
