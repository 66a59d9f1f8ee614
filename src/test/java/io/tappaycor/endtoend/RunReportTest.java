package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a run says of itself: in its log, in a file and on a page. */
final class RunReportTest {

  @TempDir Path home;

  private JsonNode summary(Object... arguments) throws IOException {
    Path file = home.resolve("summary.json");
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 5);
    List<Object> more = List.of("--sandbox", "--employees", 12, "--summary-file", file);
    for (int index = 0; index < more.size(); index++) {
      all[arguments.length + index] = more.get(index);
    }
    TapRun.in(home).run(all);
    return Json.MAPPER.readTree(Files.readString(file));
  }

  private static JsonNode stream(JsonNode summary, String name) {
    return summary
        .path("streams")
        .valueStream()
        .filter(each -> each.path("stream").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSummaryFileTellsOfEachStreamAndLegalEntity() throws IOException {
    JsonNode summary = summary("--legal-entity", 501123, "--legal-entity", 777777);

    assertEquals(0, summary.path("exit_code").asInt());
    assertFalse(summary.path("resumed").asBoolean());
    JsonNode entities = stream(summary, "employees").path("legal_entities");
    assertEquals(2, entities.size());
    assertEquals(12, entities.get(0).path("records").asInt());
    assertEquals("complete", entities.get(1).path("result").asString());
    assertNotEquals(entities.get(0).path("key_checksum"), entities.get(1).path("key_checksum"));
    JsonNode paystubs = stream(summary, "paystubs").path("legal_entities").get(0);
    assertTrue(paystubs.path("window").has("last"), paystubs.toString());
    assertTrue(paystubs.has("bookmark"), paystubs.toString());
  }

  @Test
  void theSameKeysHaveTheSameChecksum() throws IOException {
    JsonNode first = summary("--as-of", "2026-11-20");
    JsonNode second = summary("--as-of", "2026-11-20");

    for (JsonNode each : first.path("streams")) {
      String name = each.path("stream").asString();
      assertEquals(
          each.at("/legal_entities/0/key_checksum"),
          stream(second, name).at("/legal_entities/0/key_checksum"),
          name);
    }
    assertNotEquals(first.path("run_id"), second.path("run_id"));
  }

  @Test
  void aSkippedStreamSaysWhatToEnable() throws IOException {
    JsonNode summary = summary("--refuse", "View Timeoff Requests by Legal Entity Id");

    JsonNode skipped = stream(summary, "time_off_requests").path("skipped").get(0);
    assertEquals(
        "View Timeoff Requests by Legal Entity Id", skipped.at("/data_access/0").asString());
    assertEquals("skipped", stream(summary, "time_off_requests").path("result").asString());
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidBeforeTheRun() {
    TapRun.Result result =
        TapRun.in(home).run("--sandbox", "--report", home.resolve("nowhere/report.html"));

    assertEquals(2, result.code());
    assertTrue(result.err().contains("--report names"), result.err());
    assertEquals("", result.out());
  }

  @Test
  void theLogHasAStartAndAnEndWithTheSameRunId() {
    TapRun.Result result = TapRun.in(home).run("--sandbox", "--employees", 3);

    List<String> lines = result.err().lines().toList();
    assertTrue(lines.get(0).matches("INFO tap-paycor \\S+, run \\w{8}: 21 streams, .*"));
    String id = lines.get(0).replaceAll(".*run (\\w{8}).*", "$1");
    assertTrue(
        lines.get(lines.size() - 1).matches("INFO Run " + id + ": \\d+ records, .*, exit code 0"),
        lines.get(lines.size() - 1));
  }

  @Test
  void everyLineOfATextLogHasATimestamp() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    TapRun.in(home).reportingTo(err).run("--sandbox", "--employees", 3);

    err.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("INFO ") || line.contains("WARN "))
        .forEach(line -> assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z \\w+ .*"), line));
  }

  @Test
  void everyLineOfAJsonLogHasAllFieldsThatMeltanoReads() {
    Set<String> required =
        Set.of(
            "level",
            "pid",
            "logger_name",
            "ts",
            "thread_name",
            "app_name",
            "stream_name",
            "message",
            "extra");
    TapRun.Result result =
        TapRun.in(home)
            .with("TAP_PAYCOR_LOG_FORMAT", "json")
            .run("--sandbox", "--employees", 3, "--config", "ENV");

    assertEquals(0, result.code(), result.err());
    Set<String> metrics = new HashSet<>();
    for (String line : result.err().lines().toList()) {
      JsonNode event = Json.MAPPER.readTree(line);
      required.forEach(field -> assertTrue(event.has(field), field + " in " + line));
      assertTrue(event.path("ts").isNumber(), line);
      if (event.has("metric_info")) {
        assertEquals("METRIC", event.path("message").asString());
        assertEquals(event.path("stream_name"), event.at("/metric_info/tags/stream"));
        metrics.add(event.at("/metric_info/metric").asString());
      }
    }
    assertEquals(
        Set.of("record_count", "http_request_count", "http_request_duration", "sync_duration"),
        metrics);
  }

  @Test
  void meltanosLoggingConfigChoosesStructuredLines() {
    String text = "{\"formatters\": {\"default\": {\"()\": \"%s\"}}}";
    Path structured =
        TapRun.file(home, "a.json", text.formatted("singer_sdk.logging.StructuredFormatter"));
    Path plain =
        TapRun.file(home, "b.json", "{\"formatters\": {\"default\": {\"format\": \"x\"}}}");

    for (Path config : List.of(structured, plain, home.resolve("nothing"), home)) {
      TapRun.Result result =
          TapRun.in(home)
              .with("SINGER_SDK_LOG_CONFIG", config.toString())
              .run("--sandbox", "--employees", 1);
      assertEquals(config.equals(structured), result.err().startsWith("{"), result.err());
    }
  }

  /** A slip of a hand must not cost the config with its secrets, or the state. */
  @ParameterizedTest
  @CsvSource({
    "--summary-file, config.json",
    "--report, config.json",
    "--summary-file, state.json",
    "--report, ./state.json",
    "--report, catalog.json"
  })
  void noFileThatTheRunIsGivenIsOverwritten(String option, String name) throws IOException {
    Path config = TapRun.file(home, "config.json", "{}");
    Path state = TapRun.file(home, "state.json", "{}");
    Path catalog = TapRun.file(home, "catalog.json", TapRun.in(home).run("--discover").out());
    TapRun.Result result =
        TapRun.in(home)
            .run(
                "--sandbox",
                "--employees",
                2,
                "--config",
                config,
                "--state",
                state,
                "--catalog",
                catalog,
                option,
                home.resolve(name));

    assertEquals(2, result.code());
    assertTrue(result.err().contains("uses for something else"), result.err());
    assertEquals("{}", Files.readString(state));
    assertEquals("{}", Files.readString(config));
  }

  @Test
  void theSummaryIsNotTheReportAndNoDeviceIsReplaced() {
    Path file = home.resolve("one");
    TapRun.Result both = TapRun.in(home).run("--sandbox", "--summary-file", file, "--report", file);
    TapRun.Result device = TapRun.in(home).run("--sandbox", "--summary-file", "/dev/stdout");

    assertEquals(2, both.code());
    assertEquals(2, device.code());
    assertTrue(device.err().contains("cannot be written"), device.err());
  }

  @Test
  void aLinkStaysAndWhatItLeadsToIsWritten() throws IOException {
    Path real = TapRun.file(home, "real.json", "");
    Path link = Files.createSymbolicLink(home.resolve("link.json"), real);
    TapRun.in(home)
        .run("--sandbox", "--employees", 2, "--select", "employees", "--summary-file", link);

    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.size(real) > 0);
  }

  @Test
  void aJsonLogHasTheSummaryAtEveryLevel() {
    Path config = TapRun.file(home, "json.json", "{\"log_format\": \"json\"}");
    TapRun.Result result =
        TapRun.in(home)
            .with("LOGLEVEL", "warning")
            .run("--sandbox", "--employees", 2, "--select", "employees", "--config", config);

    assertTrue(result.err().contains("employees"), result.err());
  }

  @Test
  void aStreamThatIsNotSelectedIsNotReadAnew() {
    TapRun.Result result =
        TapRun.in(home).run("--sandbox", "--select", "employees", "--full-refresh", "employments");

    assertEquals(2, result.code());
    assertTrue(result.err().contains("which is not selected"), result.err());
  }

  @Test
  void aPortThatNoProxyCanHaveIsRefused() {
    Path config = TapRun.file(home, "proxy.json", "{\"proxy\": \"http://u:s3cr3t@h:99999\"}");
    TapRun.Result result = TapRun.in(home).run("--config", config);

    assertEquals(2, result.code());
    assertTrue(result.err().contains("65535"), result.err());
    assertFalse(result.err().contains("s3cr3t"), result.err());
  }
}
