package io.tappaycor.reliability;

import io.tappaycor.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a target has of the runs so far: the records of whole lines, and the last state. */
final class Kept {

  private final Set<List<JsonNode>> rows = new HashSet<>();
  private JsonNode state = Json.NODES.objectNode();

  /** What is left of one run's output. */
  static Kept of(String output) {
    Kept kept = new Kept();
    kept.take(output);
    return kept;
  }

  /** Takes the whole lines; a piece of a line at the end was cut by a kill. */
  void take(String output) {
    messages(output).forEach(this::take);
  }

  /** Takes the lines up to the last STATE: what came after it died in a target's buffer. */
  void takeUpToTheLastState(String output) {
    List<JsonNode> messages = messages(output);
    int last = messages.size() - 1;
    while (last >= 0 && !isState(messages.get(last))) {
      last--;
    }
    messages.subList(0, last + 1).forEach(this::take);
  }

  private void take(JsonNode message) {
    if (isState(message)) {
      state = message.path("value");
    } else if (message.path("type").asString().equals("RECORD")) {
      rows.add(List.of(message.path("stream"), message.path("record")));
    }
  }

  private static boolean isState(JsonNode message) {
    return message.path("type").asString().equals("STATE");
  }

  static List<JsonNode> messages(String output) {
    List<JsonNode> messages = new ArrayList<>();
    output
        .substring(0, output.lastIndexOf('\n') + 1)
        .lines()
        .forEach(line -> messages.add(Json.MAPPER.readTree(line)));
    return messages;
  }

  Set<List<JsonNode>> rows() {
    return rows;
  }

  JsonNode state() {
    return state;
  }
}
