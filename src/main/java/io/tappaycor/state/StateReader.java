package io.tappaycor.state;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a state file. A state that cannot be read is an error, never ignored: ignoring it would
 * read everything again, or skip what was never read.
 */
public final class StateReader {

  private final Path file;
  private final Map<String, String> replicationKeys;

  private StateReader(Path file, Map<String, String> replicationKeys) {
    this.file = file;
    this.replicationKeys = replicationKeys;
  }

  /**
   * The state in the file, with or without Meltano's wrapper.
   *
   * @param replicationKeys by stream; empty text for a stream without: other streams' state is kept
   *     unread
   * @throws UsageException if it is no state
   */
  public static SyncState read(Path file, Map<String, String> replicationKeys) {
    ObjectNode root = JsonFile.read("state", file);
    StateReader reader = new StateReader(file, replicationKeys);
    return new SyncState(reader.validated(reader.unwrapped(root)));
  }

  private ObjectNode unwrapped(ObjectNode root) {
    // A line as the tap wrote it is a likely mistake that needs no failure.
    String wrapper = root.path("type").asString("").equals("STATE") ? "value" : "singer_state";
    if (!root.has("type") && !root.has(wrapper)) {
      return root;
    }
    if (root.path(wrapper) instanceof ObjectNode inner) {
      return inner;
    }
    throw wrong(wrapper, root.path(wrapper), "an object");
  }

  private ObjectNode validated(ObjectNode root) {
    // A config or catalog given by mistake: to take it for an empty state would be to ignore it.
    if (!root.isEmpty() && !root.has("bookmarks") && !root.has("currently_syncing")) {
      throw wrong("bookmarks", root.path("bookmarks"), "an object");
    }
    JsonNode current = root.path("currently_syncing");
    if (current.isNull()) {
      root.remove("currently_syncing");
    } else if (!current.isMissingNode() && !current.isString()) {
      throw wrong("currently_syncing", current, "a text");
    }
    JsonNode bookmarks = root.path("bookmarks");
    if (bookmarks.isNull()) {
      root.remove("bookmarks");
      return root;
    }
    object("bookmarks", bookmarks);
    replicationKeys.forEach((stream, key) -> stream(stream, key, bookmarks.path(stream)));
    return root;
  }

  private void stream(String stream, String key, JsonNode bookmark) {
    String where = "bookmarks." + stream;
    object(where, bookmark);
    value(where, key, bookmark);
    JsonNode partitions = bookmark.path("partitions");
    if (!partitions.isMissingNode() && !partitions.isArray()) {
      throw wrong(where + ".partitions", partitions, "an array");
    }
    for (int at = 0; at < partitions.size(); at++) {
      partition(where + ".partitions[" + at + "]", key, partitions.get(at));
    }
  }

  private void partition(String where, String key, JsonNode partition) {
    if (!partition.isObject()) {
      throw wrong(where, partition, "an object");
    }
    JsonNode entity = partition.path("context").path("legalEntityId");
    if (!entity.isString() && !entity.isIntegralNumber()) {
      throw wrong(where + ".context.legalEntityId", entity, "a number");
    }
    value(where, key, partition);
    object(where + ".offset", partition.path("offset"));
    for (var offset : partition.path("offset").properties()) {
      if (!offset.getValue().isString()) {
        throw wrong(where + ".offset." + offset.getKey(), offset.getValue(), "a text");
      }
    }
    time(where + ".offset_time", partition.path("offset_time"));
  }

  private void value(String where, String key, JsonNode bookmark) {
    JsonNode value = bookmark.path("replication_key_value");
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (!value.isString() || Bookmarks.date(value.asString()).isEmpty()) {
      throw wrong(where + ".replication_key_value", value, "a date such as 2026-01-31T00:00:00Z");
    }
    String of = bookmark.path("replication_key").asString(key);
    if (!of.equals(key)) {
      throw new UsageException(
          "The state file %s has a bookmark of another field at %s.replication_key: remove it to read the stream from start_date"
              .formatted(file, where));
    }
  }

  private void time(String where, JsonNode value) {
    try {
      if (!value.isMissingNode()) {
        Instant.parse(value.asString(""));
      }
    } catch (DateTimeException none) {
      throw wrong(where, value, "a time such as 2026-01-31T00:00:00Z");
    }
  }

  private void object(String where, JsonNode value) {
    if (!value.isMissingNode() && !value.isObject()) {
      throw wrong(where, value, "an object");
    }
  }

  private UsageException wrong(String where, JsonNode found, String needed) {
    return new UsageException(
        "The state file %s has %s at %s where it needs %s: give the last STATE that the target wrote, or none to start anew"
            .formatted(file, JsonFile.kind(found), where, needed));
  }
}
