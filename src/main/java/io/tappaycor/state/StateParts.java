package io.tappaycor.state;

import io.tappaycor.json.Json;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state cut into one part for each legal entity, so that it does not matter how many runs share
 * the legal entities of a pipeline. A part is {@code {"state": …, "positions": {stream: [index,
 * …]}}}: the positions of its partitions in the whole state make composing exact.
 */
public final class StateParts {

  /** The part of everything that belongs to no legal entity. */
  public static final long COMMON = 0;

  static final String STATE = "state";
  static final String POSITIONS = "positions";

  private final ObjectNode common;
  private final SortedMap<Long, ObjectNode> parts = new TreeMap<>();

  private StateParts(ObjectNode common) {
    this.common = common;
  }

  /** The parts of a state as JSON texts, by legal entity. */
  public static SortedMap<Long, String> split(SyncState state) {
    StateParts split = new StateParts(state.toJson());
    split.part(COMMON).set(STATE, split.common);
    split
        .common
        .path(SyncState.BOOKMARKS)
        .properties()
        .forEach(
            bookmark -> {
              if (bookmark.getValue().path(SyncState.PARTITIONS) instanceof ArrayNode partitions) {
                split.move(bookmark.getKey(), partitions);
              }
            });
    SortedMap<Long, String> texts = new TreeMap<>();
    split.parts.forEach((entity, part) -> texts.put(entity, part.toString()));
    return texts;
  }

  private void move(String stream, ArrayNode partitions) {
    ArrayNode all = partitions.deepCopy();
    partitions.removeAll();
    for (int index = 0; index < all.size(); index++) {
      JsonNode partition = all.get(index);
      ObjectNode part = part(entity(partition));
      ObjectNode bookmarks = part.withObjectProperty(STATE).withObjectProperty(SyncState.BOOKMARKS);
      bookmarks.withObjectProperty(stream).withArrayProperty(SyncState.PARTITIONS).add(partition);
      part.withObjectProperty(POSITIONS).withArrayProperty(stream).add(index);
    }
  }

  private ObjectNode part(long entity) {
    return parts.computeIfAbsent(entity, unused -> Json.NODES.objectNode());
  }

  /** The legal entity of a partition; what has none, or none that we know, is common. */
  private static long entity(JsonNode partition) {
    JsonNode id = partition.path(Partition.CONTEXT).path(Partition.ENTITY);
    String text = id.isString() || id.isIntegralNumber() ? id.asString() : "";
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : COMMON;
  }
}
