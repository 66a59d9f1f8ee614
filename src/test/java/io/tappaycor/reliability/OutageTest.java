package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What fails, fails alone, in bounded time, and leaves its bookmark where it was. */
final class OutageTest {

  private static final String[] STREAMS = {
    "time_card_punches", "payroll_runs", "departments", "pay_rates"
  };

  @TempDir Path home;

  @Test
  void aStreamThatFailsLeavesItsBookmarkAndStopsNoOther() {
    proveOthersGoOn(List.of(501_123), ".*/punches.*", List.of());
  }

  @Test
  void aLegalEntityThatFailsLeavesItsBookmarkAndStopsNoOther() {
    proveOthersGoOn(List.of(501_123, 501_124), ".*/501123/punches.*", List.of("501124"));
  }

  private void proveOthersGoOn(List<Integer> entities, String broken, List<String> punched) {
    try (Site site = Site.of(home, each -> each.withLegalEntities(entities), each -> each);
        Front front = before(site, broken)) {
      Path catalog = site.catalog(STREAMS);
      JsonNode before = site.sync("--catalog", catalog).lastState();
      String old = before.toString().replaceAll("\\d{4}-\\d\\d-\\d\\dT00", "2026-01-01T00");
      site.with("api_base_url", front.baseUrl()).with("max_retry_seconds", 0);
      TapRun.Result result =
          site.sync("--catalog", catalog, "--state", TapRun.file(home, "state.json", old));

      assertEquals(4, result.code(), result.err());
      assertFalse(result.lastState().has("currently_syncing"), "what failed does not go first");
      for (JsonNode partition : bookmark(result, "time_card_punches")) {
        String entity = partition.path("context").path("legalEntityId").asString();
        String value = partition.path("replication_key_value").asString();
        assertEquals(!punched.contains(entity), value.startsWith("2026-01-01"), entity);
      }
      for (JsonNode partition : bookmark(result, "payroll_runs")) {
        assertFalse(partition.path("replication_key_value").asString().startsWith("2026-01-01"));
      }
      assertFalse(result.records("pay_rates").isEmpty());
      assertFalse(result.records("departments").isEmpty());
    }
  }

  private static JsonNode bookmark(TapRun.Result result, String stream) {
    JsonNode partitions = result.lastState().path("bookmarks").path(stream).path("partitions");
    assertFalse(partitions.isEmpty(), stream);
    return partitions;
  }

  @Test
  void anOutageOfTheWholeApiEndsInBoundedTime() {
    AtomicInteger calls = new AtomicInteger();
    try (Front front =
        Front.reading(
            (line, out) -> {
              calls.incrementAndGet();
              Front.answer(out, "HTTP/1.1 500 Internal Server Error", new byte[0]);
            })) {
      TapProcess run = run(front, 3);

      assertEquals(4, run.exitCode(60), run.err());
      assertTrue(run.lastLine().startsWith("{\"type\":\"STATE\""), run.lastLine());
      assertTrue(calls.get() < 300, calls + " calls");
    }
  }

  @Test
  void anOutageOfTheTokenEndpointCostsTheRetriesOnce() {
    try (Front front =
        Front.of(
            (line, out) -> Front.answer(out, "HTTP/1.1 503 Service Unavailable", new byte[0]))) {
      long start = System.nanoTime();
      TapProcess run = run(front, 5);

      assertEquals(4, run.exitCode(60), run.err());
      long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
      assertTrue(seconds < 15, seconds + " s");
      assertTrue(run.err().contains("Paycor or the network is down"), run.err());
      assertEquals(List.of(), front.reads());
    }
  }

  private TapProcess run(Front front, int retrySeconds) {
    return TapProcess.start(
        home,
        List.of(
            "--config",
            TapRun.file(
                    home, "config.json", front.config(home).put("max_retry_seconds", retrySeconds))
                .toString()));
  }

  /** Passes everything on to the sandbox but what is broken. */
  private static Front before(Site site, String broken) {
    return Front.of(
        (line, out) -> {
          String[] words = line.split(" ", -1);
          if (words[1].matches(broken)) {
            Front.answer(out, "HTTP/1.1 500 Internal Server Error", new byte[0]);
          } else {
            pass(site, words[1], out);
          }
        });
  }

  private static void pass(Site site, String path, OutputStream out) throws java.io.IOException {
    HttpURLConnection call =
        (HttpURLConnection) URI.create(site.baseUrl() + path).toURL().openConnection();
    call.setRequestProperty("Authorization", "Bearer " + site.accessToken());
    call.setRequestProperty("Ocp-Apim-Subscription-Key", site.subscriptionKey());
    int status = call.getResponseCode();
    try (InputStream body = status < 400 ? call.getInputStream() : call.getErrorStream()) {
      Front.answer(
          out, "HTTP/1.1 " + status + " Passed", body == null ? new byte[0] : body.readAllBytes());
    }
  }
}
