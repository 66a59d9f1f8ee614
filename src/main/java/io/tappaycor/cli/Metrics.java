package io.tappaycor.cli;

import io.tappaycor.json.Json;
import io.tappaycor.sync.report.StreamReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Singer's METRIC lines, with the names and tags of singer-python and of Meltano's SDK: counters of
 * records and calls per stream, as increments once a minute and at the end of the stream, and its
 * times at the end. Not for each call: there may be a hundred thousand.
 */
final class Metrics {

  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final long INTERVAL = Duration.ofSeconds(60).toNanos();

  private final LongSupplier nanoTime;
  private final Map<StreamReport, Long> records = new HashMap<>();
  private final Map<StreamReport, Long> calls = new HashMap<>();
  private List<StreamReport> streams = List.of();
  private long countedAt;

  Metrics(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.countedAt = nanoTime.getAsLong();
  }

  void started(List<StreamReport> reports) {
    streams = reports;
  }

  /** Counts, if a minute is over. */
  void tick() {
    long now = nanoTime.getAsLong();
    if (now - countedAt >= INTERVAL) {
      countedAt = now;
      streams.stream().filter(stream -> !stream.isEnded()).forEach(stream -> count(stream, false));
    }
  }

  void finished(StreamReport stream) {
    count(stream, true);
    String status = stream.failures().isEmpty() ? "succeeded" : "failed";
    long requests = stream.requests();
    if (requests > 0) {
      Duration each = stream.calls().took().dividedBy(requests);
      timer(stream, "http_request_duration", each, status);
    }
    timer(stream, "sync_duration", stream.took(), status);
  }

  private void count(StreamReport stream, boolean last) {
    counter(stream, "record_count", records, stream.records(), last);
    counter(stream, "http_request_count", calls, stream.requests(), last);
  }

  private static void counter(
      StreamReport stream, String name, Map<StreamReport, Long> known, long now, boolean last) {
    long before = known.getOrDefault(stream, 0L);
    known.put(stream, now);
    if (now > before || last) {
      ObjectNode metric = metric("counter", name).put("value", now - before);
      metric.set("tags", tags(stream));
      log(stream, metric);
    }
  }

  private static void timer(StreamReport stream, String name, Duration value, String status) {
    ObjectNode metric = metric("timer", name).put("value", value.toMillis() / 1000.0);
    metric.set("tags", tags(stream).put("status", status));
    log(stream, metric);
  }

  private static ObjectNode metric(String type, String name) {
    return Json.NODES.objectNode().put("type", type).put("metric", name);
  }

  /** The SDK says stream, singer-python endpoint. */
  private static ObjectNode tags(StreamReport stream) {
    return Json.NODES.objectNode().put("stream", stream.stream()).put("endpoint", stream.stream());
  }

  private static void log(StreamReport stream, ObjectNode metric) {
    LOG.atInfo()
        .addKeyValue(JsonLines.STREAM, stream.stream())
        .addKeyValue(JsonLines.METRIC, metric)
        .log("METRIC: {}", metric);
  }
}
