package io.tappaycor.simulation;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Tables that a target keeps by the records and the deletions that it is sent. */
final class DeletingTarget {

  private final Map<String, List<String>> keys = new HashMap<>();
  private final Map<String, Map<String, JsonNode>> tables = new TreeMap<>();

  /** Takes a message. */
  void take(JsonNode message) {
    String stream = message.path("stream").asString("");
    JsonNode record = message.path("record");
    switch (message.path("type").asString()) {
      case "SCHEMA" -> {
        List<String> names = new ArrayList<>();
        message.path("key_properties").forEach(name -> names.add(name.asString()));
        keys.put(stream, names);
      }
      case "RECORD" -> {
        if (stream.equals("deletions")) {
          tables
              .getOrDefault(record.path("stream").asString(), new HashMap<>())
              .remove(canonical(record.path("key").asString()));
        } else {
          tables.computeIfAbsent(stream, any -> new HashMap<>()).put(key(stream, record), record);
        }
      }
      default -> {}
    }
  }

  private String key(String stream, JsonNode record) {
    var key = Json.NODES.objectNode();
    keys.getOrDefault(stream, List.of()).forEach(name -> key.set(name, record.path(name)));
    return key.toString();
  }

  private static String canonical(String key) {
    return Json.read(key.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The same tables, which go their own way from here on. */
  DeletingTarget copy() {
    DeletingTarget copy = new DeletingTarget();
    copy.keys.putAll(keys);
    tables.forEach((stream, rows) -> copy.tables.put(stream, new HashMap<>(rows)));
    return copy;
  }

  /** What another one has that this has not, and the other way round; empty if both are equal. */
  Map<String, String> difference(DeletingTarget other) {
    Map<String, String> difference = new TreeMap<>();
    var streams = new java.util.TreeSet<>(tables.keySet());
    streams.addAll(other.tables.keySet());
    for (String stream : streams) {
      Map<String, JsonNode> own = tables.getOrDefault(stream, Map.of());
      Map<String, JsonNode> theirs = other.tables.getOrDefault(stream, Map.of());
      long missing = theirs.keySet().stream().filter(key -> !own.containsKey(key)).count();
      long stale = own.keySet().stream().filter(key -> !theirs.containsKey(key)).count();
      long differ =
          theirs.entrySet().stream()
              .filter(row -> own.containsKey(row.getKey()))
              .filter(row -> !row.getValue().equals(own.get(row.getKey())))
              .count();
      if (missing + stale + differ > 0) {
        difference.put(
            stream, "%d missing, %d that are gone, %d old".formatted(missing, stale, differ));
      }
    }
    return difference;
  }

  /** The rows of a stream, by the values of their keys, each with a bar behind it. */
  Map<String, JsonNode> rows(String stream) {
    Map<String, JsonNode> rows = new HashMap<>();
    for (JsonNode row : tables.getOrDefault(stream, Map.of()).values()) {
      StringBuilder key = new StringBuilder();
      keys.getOrDefault(stream, List.of()).forEach(name -> key.append(row.path(name)).append('|'));
      rows.put(key.toString(), row);
    }
    return rows;
  }

  /** How many rows a stream has. */
  int count(String stream) {
    return tables.getOrDefault(stream, Map.of()).size();
  }
}
