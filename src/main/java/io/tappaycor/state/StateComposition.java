package io.tappaycor.state;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the {@link StateParts} of a state together again. */
record StateComposition(StateProblems problems) {

  /** A partition, and where it stood in the whole state. */
  private record Placed(long position, JsonNode partition) {}

  ObjectNode of(SortedMap<Long, String> texts) {
    ObjectNode root = Json.NODES.objectNode();
    Map<String, List<Placed>> streams = new LinkedHashMap<>();
    texts.forEach(
        (entity, text) -> {
          String where = "legal_entity_id " + entity;
          ObjectNode part = part(where, text);
          JsonNode state = part.path(StateParts.STATE);
          problems.requireObject(where, state);
          if (entity == StateParts.COMMON && state instanceof ObjectNode common) {
            root.setAll(common);
          }
          collect(part, streams);
        });
    streams.forEach((stream, partitions) -> place(root, stream, partitions));
    return root;
  }

  private ObjectNode part(String where, String text) {
    try {
      if (Json.read(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode part) {
        return part;
      }
    } catch (JacksonException broken) {
      throw problems.unreadable(where);
    }
    throw problems.unreadable(where);
  }

  private static void collect(ObjectNode part, Map<String, List<Placed>> streams) {
    for (var bookmark : part.path(StateParts.STATE).path(SyncState.BOOKMARKS).properties()) {
      String stream = bookmark.getKey();
      JsonNode positions = part.path(StateParts.POSITIONS).path(stream);
      if (bookmark.getValue().path(SyncState.PARTITIONS) instanceof ArrayNode partitions) {
        List<Placed> placed = streams.computeIfAbsent(stream, unused -> new ArrayList<>());
        for (int index = 0; index < partitions.size(); index++) {
          // Who writes a part by hand need not count: what has no position goes to the end.
          long position = positions.path(index).asLong(Long.MAX_VALUE);
          placed.add(new Placed(position, partitions.get(index)));
        }
      }
    }
  }

  /** Parts of several runs may claim one position: then the order of legal entities decides. */
  private void place(ObjectNode root, String stream, List<Placed> partitions) {
    partitions.sort(Comparator.comparingLong(Placed::position));
    ArrayNode list = Json.NODES.arrayNode();
    partitions.forEach(placed -> list.add(placed.partition()));
    problems.requireObject(SyncState.BOOKMARKS, root.path(SyncState.BOOKMARKS));
    ObjectNode bookmarks = root.withObjectProperty(SyncState.BOOKMARKS);
    problems.requireObject(SyncState.BOOKMARKS + "." + stream, bookmarks.path(stream));
    bookmarks.withObjectProperty(stream).set(SyncState.PARTITIONS, list);
  }
}
