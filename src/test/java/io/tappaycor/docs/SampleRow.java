package io.tappaycor.docs;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One record of a core stream, as a default run writes it for an invented company. */
final class SampleRow {

  /** The sandbox's data depends on the day. */
  private static final String DAY = "2026-11-20";

  private static final Map<String, JsonNode> ROWS = rows();

  private SampleRow() {}

  static List<String> of(StreamDefinition stream) {
    List<String> lines = new ArrayList<>(List.of("From the sandbox; lists are cut.", ""));
    lines.add("```json");
    lines.addAll(pretty(ROWS.get(stream.name())).lines().toList());
    lines.add("```");
    return lines;
  }

  private static String pretty(JsonNode row) {
    String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(shortened(row));
    return json.replace("\" : ", "\": ");
  }

  /** Each list with its first element only. */
  private static JsonNode shortened(JsonNode value) {
    if (value instanceof ArrayNode list) {
      ArrayNode first = Json.NODES.arrayNode();
      list.valueStream().limit(1).forEach(each -> first.add(shortened(each)));
      return first;
    }
    if (value instanceof ObjectNode object) {
      ObjectNode shorter = Json.NODES.objectNode();
      object.properties().forEach(each -> shorter.set(each.getKey(), shortened(each.getValue())));
      return shorter;
    }
    return value;
  }

  /** The fullest of the first records of each stream. */
  private static Map<String, JsonNode> rows() {
    return messages().stream()
        .filter(message -> message.path("type").asString().equals("RECORD"))
        .collect(
            Collectors.toMap(
                message -> message.path("stream").asString(),
                message -> message.path("record"),
                (one, other) ->
                    one.toString().length() >= other.toString().length() ? one : other));
  }

  private static List<JsonNode> messages() {
    try {
      Path home = Files.createTempDirectory("sample");
      home.toFile().deleteOnExit();
      return TapRun.in(home).run("--sandbox", "--employees", 4, "--as-of", DAY).messages();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
