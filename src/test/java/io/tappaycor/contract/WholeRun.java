package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One sync of all fields of all streams of a small company, for every test that looks at it.
 * Payroll goes back less far than the start date, so that every run that is referred to is in the
 * window.
 */
record WholeRun(String err, Map<String, JsonNode> schemas, Map<String, List<JsonNode>> records) {

  private static final WholeRun ONCE = sync();

  static WholeRun once() {
    return ONCE;
  }

  List<JsonNode> of(String stream) {
    return records.getOrDefault(stream, List.of());
  }

  private static WholeRun sync() {
    Path home = directory();
    TapRun.Result run =
        TapRun.in(home)
            .run(
                "--sandbox",
                "--employees",
                "20",
                "--page-size",
                "7",
                "--history-days",
                "300",
                "--catalog",
                TapRun.file(home, "catalog.json", everything(home)));
    assertEquals(0, run.code(), run.err());
    List<JsonNode> messages = run.messages();
    return new WholeRun(
        run.err(),
        of(messages, "SCHEMA")
            .collect(Collectors.toMap(WholeRun::stream, each -> each.path("schema"))),
        of(messages, "RECORD")
            .collect(
                Collectors.groupingBy(
                    WholeRun::stream,
                    Collectors.mapping(each -> each.path("record"), Collectors.toList()))));
  }

  private static JsonNode everything(Path home) {
    JsonNode catalog = Json.MAPPER.readTree(TapRun.in(home).run("--discover").out());
    for (JsonNode stream : catalog.path("streams")) {
      stream
          .path("metadata")
          .forEach(each -> ((ObjectNode) each.path("metadata")).put("selected", true));
    }
    return catalog;
  }

  private static Stream<JsonNode> of(List<JsonNode> messages, String type) {
    return messages.stream().filter(each -> each.path("type").asString().equals(type));
  }

  private static String stream(JsonNode message) {
    return message.path("stream").asString();
  }

  private static Path directory() {
    try {
      Path home = Files.createTempDirectory("whole-run");
      home.toFile().deleteOnExit();
      return home;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
