package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code metrics_file}: what a collector hears of a run. */
final class MetricsTest {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "(tap_paycor_[a-z_]+)(\\{[a-z_]+=\"[^\"]*\"(?:,[a-z_]+=\"[^\"]*\")*})? (\\S+)");

  @TempDir Path home;

  private Map<String, Double> metrics() throws IOException {
    Map<String, Double> metrics = new TreeMap<>();
    List<String> lines = Files.readAllLines(home.resolve("metrics.prom"));
    for (String line : lines) {
      if (!line.startsWith("#")) {
        Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), line);
        String labels = sample.group(2) == null ? "" : sample.group(2);
        metrics.put(sample.group(1) + labels, Double.valueOf(sample.group(3)));
      }
    }
    assertEquals("# EOF", lines.get(lines.size() - 1));
    return metrics;
  }

  private TapRun.Result sync(Object... more) {
    Path config =
        TapRun.file(
            home,
            "config.json",
            "{\"metrics_file\": \"%s\", \"tenant_name\": \"north\"}"
                .formatted(home.resolve("metrics.prom")));
    Object[] words = {
      "--sandbox",
      "--employees",
      2,
      "--config",
      config,
      "--select",
      "employees",
      "--select",
      "paystubs"
    };
    Object[] all = new Object[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return TapRun.in(home).run(all);
  }

  @Test
  void aRunThatIsCompleteIsASuccess() throws IOException {
    TapRun.Result run = sync();
    Map<String, Double> metrics = metrics();

    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("tenant north, run"), run.err());
    assertEquals(0.0, metrics.get("tap_paycor_run_exit_code{tenant=\"north\"}"));
    assertEquals(
        (double) run.records("employees").size(),
        metrics.get("tap_paycor_stream_records{tenant=\"north\",stream=\"employees\"}"));
    assertEquals(2.0, metrics.get("tap_paycor_streams{tenant=\"north\",result=\"complete\"}"));
    assertEquals(1.0, metrics.get("tap_paycor_token_refreshes{tenant=\"north\"}"));
    assertTrue(
        metrics.containsKey("tap_paycor_oldest_bookmark_timestamp_seconds{tenant=\"north\"}"));
    assertFalse(Files.readString(home.resolve("metrics.prom")).contains("501123"));
  }

  @Test
  void aFailureKeepsTheTimeOfTheLastSuccess() throws IOException {
    sync();
    double success = metrics().get("tap_paycor_last_success_timestamp_seconds{tenant=\"north\"}");
    TapRun.Result run = sync("--refuse-entity", 501123);
    Map<String, Double> metrics = metrics();

    assertEquals(3, run.code(), run.err());
    assertEquals(3.0, metrics.get("tap_paycor_run_exit_code{tenant=\"north\"}"));
    assertEquals(
        success, metrics.get("tap_paycor_last_success_timestamp_seconds{tenant=\"north\"}"));
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAtTheStart() {
    Path config = TapRun.file(home, "config.json", "{\"metrics_file\": \"/nowhere/metrics.prom\"}");
    TapRun.Result run = TapRun.in(home).run("--sandbox", "--config", config);

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("metrics_file"), run.err());
  }
}
