package io.tappaycor.summary;

import io.tappaycor.json.Json;
import io.tappaycor.scope.Scope;
import io.tappaycor.state.Partition;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.report.ScopeReport;
import io.tappaycor.sync.report.Skip;
import io.tappaycor.sync.report.StreamReport;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The summary of a run as JSON, for {@code --summary-file}: counts, times and reasons, never a
 * value of a record. Times are UTC.
 */
public final class SummaryJson {

  private SummaryJson() {}

  /**
   * The summary.
   *
   * @param state at the end of the run
   */
  public static ObjectNode of(Run run, List<StreamReport> reports, SyncState state) {
    ObjectNode summary =
        Json.NODES
            .objectNode()
            .put("run_id", run.id())
            .put("version", run.version())
            .put("started_at", run.started().toString())
            .put("ended_at", run.started().plus(run.took()).toString())
            .put("duration_seconds", run.took().toMillis() / 1000.0)
            .put("resumed", run.resumed())
            .put("exit_code", run.exitCode());
    summary.put("records", reports.stream().mapToLong(StreamReport::records).sum());
    summary.put("calls", reports.stream().mapToLong(StreamReport::requests).sum());
    summary.put("retries", reports.stream().mapToLong(StreamReport::retries).sum());
    summary.put("throttled", reports.stream().mapToLong(StreamReport::rateWaits).sum());
    ArrayNode streams = summary.putArray("streams");
    reports.forEach(report -> streams.add(stream(report, state)));
    return summary;
  }

  private static ObjectNode stream(StreamReport report, SyncState state) {
    ObjectNode stream =
        Json.NODES
            .objectNode()
            .put("stream", report.stream())
            .put("result", result(report))
            .put("records", report.records())
            .put("calls", report.requests())
            .put("retries", report.retries())
            .put("throttled", report.rateWaits())
            .put("duration_seconds", report.took().toMillis() / 1000.0);
    ArrayNode skipped = stream.putArray("skipped");
    report.skipped().forEach(skip -> skipped.add(skip(skip)));
    ArrayNode failures = stream.putArray("failures");
    report.failures().forEach(failure -> failures.add(failure.getMessage()));
    ArrayNode remarks = stream.putArray("remarks");
    report.remarks().forEach(remarks::add);
    ObjectNode drift = stream.putObject("drift");
    report.drift().forEach(drift::put);
    ArrayNode entities = stream.putArray("legal_entities");
    report.scopes().forEach(scope -> entities.add(scope(report.stream(), scope, state)));
    return stream;
  }

  private static ObjectNode skip(Skip skip) {
    ObjectNode node = Json.NODES.objectNode().put("reason", skip.toString());
    ArrayNode names = node.putArray("data_access");
    skip.dataAccess().forEach(names::add);
    return node;
  }

  private static ObjectNode scope(String stream, ScopeReport scope, SyncState state) {
    ObjectNode node = Json.NODES.objectNode();
    if (scope.scope() instanceof Scope.LegalEntity entity) {
      node.put("legal_entity_id", entity.id().value());
    } else {
      node.putNull("legal_entity_id");
    }
    node.put("result", scope.result().name().toLowerCase(Locale.ROOT))
        .put("records", scope.records())
        .put("calls", scope.calls().requests())
        .put("retries", scope.calls().retries())
        .put("throttled", scope.calls().throttled());
    scope
        .days()
        .ifPresent(
            days ->
                node.putObject("window")
                    .put("first", days.first().toString())
                    .put("last", days.last().toString()));
    Partition known = state.partition(stream, scope.scope());
    known.readFrom().ifPresent(day -> node.put("covered_from", day.toString()));
    known.bookmark().ifPresent(day -> node.put("bookmark", day.toString()));
    known.completed().ifPresent(time -> node.put("completed_at", time.toString()));
    return node.put("key_checksum", scope.keys());
  }

  /** How a stream ended, in one word. */
  static String result(StreamReport report) {
    if (!report.failures().isEmpty()) {
      return "failed";
    }
    if (!report.isStarted()) {
      return "not_started";
    }
    if (!report.isComplete()) {
      return "cut";
    }
    return report.skipped().isEmpty()
        ? "complete"
        : report.wasAnswered() ? "partly_skipped" : "skipped";
  }
}
