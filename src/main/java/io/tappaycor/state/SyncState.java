package io.tappaycor.state;

import io.tappaycor.json.Json;
import io.tappaycor.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far every stream got, per legal entity: a bookmark or offset stands for what was wholly
 * written, nothing else. What belongs to streams not synced now is kept as it came. For one thread.
 */
public final class SyncState {

  /** After a day too much has changed behind an offset for the pass to count as one. */
  private static final Duration OFFSET_LIFE = Duration.ofDays(1);

  private static final String BOOKMARKS = "bookmarks";
  private static final String PARTITIONS = "partitions";
  private static final String CONTEXT = "context";
  private static final String ENTITY = "legalEntityId";
  private static final String KEY = "replication_key";
  private static final String VALUE = "replication_key_value";
  private static final String OFFSET = "offset";
  private static final String OFFSET_TIME = "offset_time";

  private final ObjectNode root;

  /** A state, validated. */
  SyncState(ObjectNode root) {
    this.root = root;
  }

  /** The state before the first run. */
  public static SyncState empty() {
    return new SyncState(Json.NODES.objectNode());
  }

  /** The same state, which goes its own way from here on. */
  public SyncState copy() {
    return new SyncState(toJson());
  }

  /** The state as Singer carries it; a copy. */
  public ObjectNode toJson() {
    return root.deepCopy();
  }

  /** The stream that an earlier run was cut at. */
  public Optional<String> currentlySyncing() {
    return text(root.path("currently_syncing"));
  }

  /** Notes the first unfinished stream, or that there is none. */
  public void currentlySyncing(Optional<String> stream) {
    stream.ifPresentOrElse(
        name -> root.put("currently_syncing", name), () -> root.remove("currently_syncing"));
  }

  /** The last day that was wholly read; a bookmark for all legal entities counts for each. */
  public Optional<LocalDate> bookmark(String stream, Scope scope) {
    return text(partition(stream, scope).path(VALUE))
        .or(() -> text(root.path(BOOKMARKS).path(stream).path(VALUE)))
        .flatMap(Bookmarks::date);
  }

  /** Notes that all days up to this one are read and written. */
  public void bookmark(String stream, Scope scope, String key, LocalDate day) {
    ObjectNode partition = require(stream, scope);
    partition.put(KEY, key).put(VALUE, Bookmarks.text(day));
  }

  /**
   * The last parent or day of a pass that was cut.
   *
   * @param name what the offset is about: another name counts as none
   * @param now offsets of more than a day ago count as none, and so do those of more than a day
   *     ahead: a clock was wrong, and they would never expire
   */
  public Optional<String> offset(String stream, Scope scope, String name, Instant now) {
    JsonNode partition = partition(stream, scope);
    boolean old =
        text(partition.path(OFFSET_TIME))
            .map(Instant::parse)
            .map(time -> Duration.between(time, now).abs().compareTo(OFFSET_LIFE) > 0)
            .orElse(false);
    return old ? Optional.empty() : text(partition.path(OFFSET).path(name));
  }

  /** Notes the last parent or day of a pass that is not at its end yet. */
  public void offset(String stream, Scope scope, String name, String value, Instant now) {
    ObjectNode partition = require(stream, scope);
    partition.set(OFFSET, Json.NODES.objectNode().put(name, value));
    partition.put(OFFSET_TIME, now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** A pass is at its end, for all legal entities. */
  public void clearOffsets(String stream) {
    if (!(root.path(BOOKMARKS).path(stream) instanceof ObjectNode bookmark)
        || !(bookmark.get(PARTITIONS) instanceof ArrayNode partitions)) {
      return;
    }
    for (int index = partitions.size() - 1; index >= 0; index--) {
      ObjectNode partition = (ObjectNode) partitions.get(index);
      partition.remove(OFFSET);
      partition.remove(OFFSET_TIME);
      if (partition.size() <= 1) {
        partitions.remove(index);
      }
    }
    if (partitions.isEmpty()) {
      bookmark.remove(PARTITIONS);
    }
    if (bookmark.isEmpty()) {
      ((ObjectNode) root.path(BOOKMARKS)).remove(stream);
    }
  }

  private JsonNode partition(String stream, Scope scope) {
    for (JsonNode partition : root.path(BOOKMARKS).path(stream).path(PARTITIONS)) {
      if (partition.path(CONTEXT).path(ENTITY).asString("").equals(id(scope))) {
        return partition;
      }
    }
    return Json.NODES.missingNode();
  }

  private ObjectNode require(String stream, Scope scope) {
    if (partition(stream, scope) instanceof ObjectNode known) {
      return known;
    }
    ObjectNode bookmark = object(object(root, BOOKMARKS), stream);
    ArrayNode partitions =
        bookmark.get(PARTITIONS) instanceof ArrayNode list ? list : bookmark.putArray(PARTITIONS);
    ObjectNode partition = partitions.addObject();
    ObjectNode context = partition.putObject(CONTEXT);
    if (scope instanceof Scope.LegalEntity entity) {
      context.put(ENTITY, entity.id().value());
    }
    return partition;
  }

  /** What the context says of a scope: nothing, if it is the whole login. */
  private static String id(Scope scope) {
    return scope instanceof Scope.LegalEntity entity ? entity.id().toString() : "";
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
  }

  private static Optional<String> text(JsonNode value) {
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }
}
