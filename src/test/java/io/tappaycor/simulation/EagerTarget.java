package io.tappaycor.simulation;

import io.tappaycor.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A target that flushes each stream by itself, in small batches, and composes the state of what it
 * has flushed: it takes the first STATE for one that is stored already, and adds the bookmark of
 * each stream that it flushes from the last STATE that it has read. So do the targets of
 * pipelinewise.
 */
final class EagerTarget {

  private final int batch;
  private final Rows stored;
  private final Map<String, List<JsonNode>> waiting = new HashMap<>();
  private JsonNode state = Json.NODES.objectNode();
  private ObjectNode flushed = Json.NODES.objectNode();

  /**
   * A target before its first line.
   *
   * @param batch records of a stream that are flushed at once
   * @param stored by earlier runs; grows with each flush
   */
  EagerTarget(int batch, Rows stored) {
    this.batch = batch;
    this.stored = stored;
  }

  /** Reads a line. */
  void read(JsonNode message) {
    String type = message.path("type").asString();
    if (type.equals("STATE")) {
      state = message.path("value");
      if (flushed.isEmpty()) {
        flushed = (ObjectNode) state.deepCopy();
      }
      return;
    }
    if (type.equals("SCHEMA")) {
      stored.take(message);
      return;
    }
    String stream = message.path("stream").asString();
    List<JsonNode> records = waiting.computeIfAbsent(stream, name -> new ArrayList<>());
    records.add(message);
    if (records.size() >= batch) {
      flush(stream);
    }
  }

  private void flush(String stream) {
    waiting.getOrDefault(stream, List.of()).forEach(stored::take);
    waiting.remove(stream);
    JsonNode bookmark = state.path("bookmarks").path(stream);
    if (!bookmark.isMissingNode()) {
      flushed.withObject("/bookmarks").set(stream, bookmark.deepCopy());
    }
  }

  /** Standard input has ended: everything is flushed. */
  void end() {
    List.copyOf(waiting.keySet()).forEach(this::flush);
    flushed = (ObjectNode) state.deepCopy();
  }

  /** The state that it has put out last. */
  JsonNode state() {
    return flushed;
  }
}
