package io.tappaycor.state;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the bookmark of one stream, and brings other well-known forms into ours: singer-python's,
 * whose field is the replication key itself, and those of Meltano's SDK. One of which nothing is
 * understood is an error: to ignore it would read history again.
 *
 * @param where in the state, for messages
 * @param key the stream's replication key; empty if it has none
 */
record BookmarkReader(StateProblems problems, String where, String key) {

  /** What the SDK and singer-python write beside a bookmark, and what means nothing to us. */
  private static final Set<String> HARMLESS =
      Set.of(
          "progress_markers",
          "starting_replication_value",
          "replication_key_signpost",
          Partition.OFFSET,
          Partition.KEY,
          Partition.VALUE,
          "partitions");

  void read(ObjectNode bookmark) {
    fromSingerPython(bookmark);
    boolean understood =
        bookmark.isEmpty() || bookmark.propertyNames().stream().anyMatch(HARMLESS::contains);
    if (!understood) {
      throw problems.notUnderstood(where);
    }
    value(where, bookmark);
    JsonNode partitions = bookmark.path("partitions");
    if (!partitions.isMissingNode() && !partitions.isArray()) {
      throw problems.wrong(where + ".partitions", partitions, "an array");
    }
    if (partitions instanceof ArrayNode list) {
      partitions(list);
    }
  }

  /** {@code {"displayDate": "2026-11-20T00:00:00Z"}}, as {@code set_bookmark} writes it. */
  private void fromSingerPython(ObjectNode bookmark) {
    if (!key.isEmpty() && bookmark.has(key) && !bookmark.has(Partition.VALUE)) {
      JsonNode value = bookmark.path(key);
      problems.requireDay(where + "." + key, value);
      bookmark.remove(key);
      bookmark.put(Partition.KEY, key).set(Partition.VALUE, value);
    }
  }

  private void partitions(ArrayNode partitions) {
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < partitions.size(); index++) {
      String place = where + ".partitions[" + index + "]";
      if (!(partitions.get(index) instanceof ObjectNode partition)) {
        throw problems.wrong(place, partitions.get(index), "an object");
      }
      String entity = entity(place, partition);
      if (!seen.add(entity)) {
        throw problems.twice(where, entity);
      }
      partition(place, partition);
    }
  }

  /** The legal entity of a partition; empty for the login as a whole. */
  private String entity(String place, ObjectNode partition) {
    JsonNode context = partition.path(Partition.CONTEXT);
    JsonNode entity = context.path(Partition.ENTITY);
    if (context.isObject() && context.isEmpty()) {
      return "";
    }
    if (!entity.isString() && !entity.isIntegralNumber()) {
      throw problems.wrong(place + ".context.legalEntityId", entity, "a number");
    }
    return entity.asString();
  }

  private void partition(String place, ObjectNode partition) {
    value(place, partition);
    problems.requireObject(place + ".offset", partition.path(Partition.OFFSET));
    for (var offset : partition.path(Partition.OFFSET).properties()) {
      if (!offset.getValue().isString()) {
        throw problems.wrong(place + ".offset." + offset.getKey(), offset.getValue(), "a string");
      }
    }
    for (String time : Set.of(Partition.OFFSET_TIME, Partition.COMPLETED, Partition.DENIED)) {
      problems.requireTime(place + "." + time, partition.path(time));
    }
    problems.requireDay(place + ".read_to", partition.path(Partition.READ_TO));
    problems.requireDay(place + ".read_from", partition.path(Partition.READ_FROM));
    JsonNode unsettled = partition.path(Partition.UNSETTLED);
    if (!unsettled.isMissingNode() && !unsettled.isArray()) {
      throw problems.wrong(place + ".unsettled", unsettled, "an array");
    }
  }

  private void value(String place, ObjectNode bookmark) {
    problems.requireDay(place + ".replication_key_value", bookmark.path(Partition.VALUE));
    String of = bookmark.path(Partition.KEY).asString(key);
    if (bookmark.path(Partition.VALUE).isString() && !of.equals(key)) {
      throw problems.otherField(place);
    }
  }
}
