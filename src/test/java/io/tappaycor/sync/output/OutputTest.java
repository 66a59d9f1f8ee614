package io.tappaycor.sync.output;

import static io.tappaycor.scope.Scopes.entity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.json.Json;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Streams alternate; a STATE never says more than what was written before it. */
final class OutputTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final SyncState state = SyncState.empty();
  private final StreamReport rates = new StreamReport("pay_rates", true);
  private final StreamReport taxes = new StreamReport("employee_taxes", true);
  private final AtomicLong nanos = new AtomicLong();
  private final Output output =
      new Output(
          new SingerWriter(out),
          state,
          state,
          Progress.silent(),
          List.of(rates, taxes),
          Optional.empty(),
          Clock.fixed(NOW, ZoneOffset.UTC),
          nanos::get);

  private static RecordLines lines(String stream, String record) {
    RecordLines lines = new RecordLines(stream, NOW, 0);
    lines.add((tools.jackson.databind.node.ObjectNode) Json.MAPPER.readTree(record));
    return lines;
  }

  private List<JsonNode> messages() {
    return out.toString(StandardCharsets.UTF_8).lines().map(Json.MAPPER::readTree).toList();
  }

  @Test
  void aStateCoversTheProgressOfAllStreams() {
    output.start(NOW);
    output.records(lines("pay_rates", "{\"id\": 1}"), rates);
    output.note(
        "pay_rates", entity(7), (partition, now) -> partition.offset("employeeId", "a", now));
    output.records(lines("employee_taxes", "{\"id\": 1}"), taxes);
    output.note(
        "employee_taxes", entity(7), (partition, now) -> partition.offset("employeeId", "b", now));
    output.close();

    JsonNode last = messages().get(messages().size() - 1).path("value");
    assertEquals("a", last.at("/bookmarks/pay_rates/partitions/0/offset/employeeId").asString());
    assertEquals(
        "b", last.at("/bookmarks/employee_taxes/partitions/0/offset/employeeId").asString());
    assertEquals("pay_rates", last.path("currently_syncing").asString());
  }

  @Test
  void theFirstLineIsTheStateThatTheRunWasGiven() {
    state.edit("pay_rates", entity(7)).offset("employeeId", "a", NOW);
    String given = state.toJson().toString();
    output.start(NOW);

    assertEquals(given, messages().get(0).path("value").toString());
  }

  @Test
  void stateIsASmallPartOfWhatIsWritten() {
    output.start(NOW);
    for (int window = 0; window < 1000; window++) {
      output.records(lines("pay_rates", "{\"id\": 1}"), rates);
      int day = window;
      output.note(
          "pay_rates",
          entity(7),
          (partition, now) -> partition.bookmark("day", LocalDate.of(2020, 1, 1).plusDays(day)));
      output.checkpoint();
    }
    output.close();

    long state = messages().stream().filter(message -> message.has("value")).count();
    assertEquals(true, state > 2 && state < 20, state + " times STATE");
  }

  @Test
  void whileRecordsFlowAStateComesEveryTenSeconds() {
    output.records(lines("pay_rates", "{\"id\": 1}"), rates);
    output.note(
        "pay_rates", entity(7), (partition, now) -> partition.offset("employeeId", "a", now));
    assertEquals(1, messages().size());
    nanos.set(Duration.ofSeconds(10).toNanos());
    output.records(lines("pay_rates", "{\"id\": 2}"), rates);

    assertEquals("STATE", messages().get(2).path("type").asString());
  }

  @Test
  void currentlySyncingIsTheFirstUnfinishedStreamOfTheCatalogAndAbsentAtTheEnd() {
    output.finished(taxes);
    assertEquals("pay_rates", state.currentlySyncing().orElseThrow());
    output.finished(rates);
    assertFalse(state.currentlySyncing().isPresent());
  }

  @Test
  void nothingFollowsTheLastState() {
    output.note(
        "payroll_runs",
        entity(7),
        (partition, now) -> partition.bookmark("checkDate", LocalDate.of(2026, 11, 20)));
    output.close();
    output.close();

    assertThrows(
        StoppedException.class, () -> output.records(lines("pay_rates", "{\"id\": 1}"), rates));
    assertThrows(
        StoppedException.class,
        () ->
            output.note(
                "pay_rates",
                entity(7),
                (partition, now) -> partition.offset("employeeId", "z", now)));
    List<JsonNode> messages = messages();
    assertEquals("STATE", messages.get(messages.size() - 1).path("type").asString());
    assertFalse(out.toString(StandardCharsets.UTF_8).contains("\"z\""));
  }

  @Test
  void linesOfManyThreadsNeverMix() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<?>> writers = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      String stream = "stream" + thread;
      StreamReport report = new StreamReport(stream, true);
      writers.add(
          pool.submit(
              () -> {
                for (int record = 0; record < 200; record++) {
                  output.records(lines(stream, "{\"id\": " + record + "}"), report);
                }
              }));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    pool.shutdown();

    for (int thread = 0; thread < 8; thread++) {
      String stream = "stream" + thread;
      List<Integer> ids =
          messages().stream()
              .filter(message -> message.path("stream").asString().equals(stream))
              .map(message -> message.at("/record/id").asInt())
              .toList();
      assertEquals(ids.stream().sorted().toList(), ids);
      assertEquals(200, ids.size());
    }
  }
}
