package io.tappaycor.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a target has stored: the last version of each record, by stream and key. */
final class Rows {

  private final Map<String, List<String>> keys = new HashMap<>();
  private final Map<String, Map<List<JsonNode>, JsonNode>> records = new HashMap<>();

  /** The rows of a run's messages. */
  static Rows of(List<JsonNode> messages) {
    Rows rows = new Rows();
    messages.forEach(rows::take);
    return rows;
  }

  /** Stores the record of a message; learns the key of a SCHEMA. */
  void take(JsonNode message) {
    String stream = message.path("stream").asString("");
    if (message.path("type").asString().equals("SCHEMA")) {
      List<String> names = new ArrayList<>();
      message.path("key_properties").forEach(name -> names.add(name.asString()));
      keys.put(stream, names);
    } else if (message.path("type").asString().equals("RECORD")) {
      JsonNode record = message.path("record");
      List<JsonNode> key = keys.getOrDefault(stream, List.of()).stream().map(record::path).toList();
      records.computeIfAbsent(stream, name -> new HashMap<>()).put(key, record);
    }
  }

  /** Stores what another one has. */
  void addAll(Rows others) {
    keys.putAll(others.keys);
    others.records.forEach(
        (stream, rows) -> records.computeIfAbsent(stream, name -> new HashMap<>()).putAll(rows));
  }

  /** The number of rows of a stream. */
  int count(String stream) {
    return records.getOrDefault(stream, Map.of()).size();
  }

  /** The rows of a stream that are missing here or differ, by stream; nothing if all are here. */
  Map<String, Integer> missing(Rows complete) {
    Map<String, Integer> missing = new HashMap<>();
    complete.records.forEach(
        (stream, rows) -> {
          Map<List<JsonNode>, JsonNode> own = records.getOrDefault(stream, Map.of());
          int lost =
              (int)
                  rows.entrySet().stream()
                      .filter(row -> !row.getValue().equals(own.get(row.getKey())))
                      .count();
          if (lost > 0) {
            missing.put(stream, lost);
          }
        });
    return missing;
  }

  /** The streams, and legal entities of streams, of which rows are missing here or differ. */
  Set<String> late(Rows complete) {
    Set<String> late = new TreeSet<>();
    complete.records.forEach(
        (stream, rows) ->
            rows.forEach(
                (key, record) -> {
                  JsonNode own = records.getOrDefault(stream, Map.of()).get(key);
                  if (!record.equals(own)) {
                    late.add(stream + " of " + record.path("legalEntityId").asString("all"));
                  }
                }));
    return late;
  }
}
