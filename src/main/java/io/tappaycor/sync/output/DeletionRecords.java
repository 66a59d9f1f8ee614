package io.tappaycor.sync.output;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.change.Gone;
import io.tappaycor.json.Json;
import io.tappaycor.scope.Scope;
import io.tappaycor.singer.Message;
import io.tappaycor.singer.RecordLines;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the target hears of records that are gone. A tombstone has only the key, and targets that
 * write all columns would set the others to null: so the default is a stream of its own.
 */
final class DeletionRecords {

  /** The column that targets take as a mark of deletion. */
  static final String DELETED_AT = "_sdc_deleted_at";

  private DeletionRecords() {}

  /** The SCHEMA of the stream of deletions. */
  static Message.Schema schema(String stream) {
    ObjectNode schema = Json.NODES.objectNode();
    schema.put("description", "Records that were in a stream before and are gone in Paycor.");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    field(properties, "stream", "string", "The stream that the record was in.");
    field(properties, "legalEntityId", "integer", "Its legal entity; 0 for streams of the login.");
    field(properties, "key", "string", "The key of the record, as JSON.");
    time(properties, "detectedAt", "When the run began that found it gone.");
    time(properties, "lastSeenAt", "When the last run began that saw it.");
    field(properties, "runId", "string", "The run that found it gone.");
    return new Message.Schema(
        stream, schema, List.of("stream", "legalEntityId", "key", "detectedAt"), Optional.empty());
  }

  private static void field(ObjectNode properties, String name, String type, String words) {
    properties.putObject(name).put("type", type).put("description", words);
  }

  private static void time(ObjectNode properties, String name, String words) {
    properties
        .putObject(name)
        .put("type", "string")
        .put("format", "date-time")
        .put("description", words);
  }

  /** The records that tell of what is gone in a scope. */
  static RecordLines of(
      List<Gone> gone,
      SelectedStream stream,
      Scope scope,
      ChangeCapture.Deletions how,
      Formatting.Delivery delivery,
      Instant now) {
    String name = how.tombstones() ? stream.writtenName() : how.stream();
    RecordLines lines =
        delivery == Formatting.Delivery.FILES
            ? RecordLines.bare(name, gone.size() * 256)
            : new RecordLines(name, now, gone.size() * 256);
    for (Gone each : gone) {
      lines.add(how.tombstones() ? tombstone(each) : deletion(each, stream, scope));
    }
    return lines;
  }

  private static ObjectNode tombstone(Gone gone) {
    ObjectNode key = (ObjectNode) Json.read(gone.key().getBytes(StandardCharsets.UTF_8));
    return key.put(DELETED_AT, text(gone.detected()));
  }

  private static ObjectNode deletion(Gone gone, SelectedStream stream, Scope scope) {
    long entity = scope instanceof Scope.LegalEntity in ? in.id().value() : 0;
    return Json.NODES
        .objectNode()
        .put("stream", stream.writtenName())
        .put("legalEntityId", entity)
        .put("key", gone.key())
        .put("detectedAt", text(gone.detected()))
        .put("lastSeenAt", text(gone.lastSeen()))
        .put("runId", gone.run());
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
