package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every record of every stream, with all fields, judged by an independent validator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecordContractTest {

  static final List<StreamDefinition> STREAMS = StreamTable.ALL;

  private TapRun.Result run;
  private Map<String, List<JsonNode>> records;
  private Map<String, JsonNode> schemas;

  @BeforeAll
  void syncEverythingOnce(@TempDir Path home) {
    JsonNode catalog = Json.MAPPER.readTree(TapRun.in(home).run("--discover").out());
    for (JsonNode stream : catalog.path("streams")) {
      stream
          .path("metadata")
          .forEach(each -> ((ObjectNode) each.path("metadata")).put("selected", true));
    }
    run =
        TapRun.in(home)
            .run(
                "--sandbox",
                "--employees",
                "20",
                "--page-size",
                "7",
                "--catalog",
                TapRun.file(home, "catalog.json", catalog));
    assertEquals(0, run.code(), run.err());
    List<JsonNode> messages = run.messages();
    schemas =
        messages.stream()
            .filter(each -> each.path("type").asString().equals("SCHEMA"))
            .collect(
                Collectors.toMap(
                    each -> each.path("stream").asString(), each -> each.path("schema")));
    records =
        messages.stream()
            .filter(each -> each.path("type").asString().equals("RECORD"))
            .collect(
                Collectors.groupingBy(
                    each -> each.path("stream").asString(),
                    Collectors.mapping(each -> each.path("record"), Collectors.toList())));
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void recordsConformToTheSchemaThatWasWritten(StreamDefinition stream) {
    StrictValidator validator = new StrictValidator(schemas.get(stream.name()));
    List<JsonNode> all = records.getOrDefault(stream.name(), List.of());
    assertFalse(all.isEmpty(), "the sandbox has none");
    for (JsonNode record : all) {
      assertEquals(List.of(), validator.problems(record));
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void keysAreUnique(StreamDefinition stream) {
    Set<List<JsonNode>> seen = new HashSet<>();
    for (JsonNode record : records.getOrDefault(stream.name(), List.of())) {
      List<JsonNode> key = stream.keyProperties().stream().map(record::path).toList();
      assertTrue(seen.add(key), "twice in " + stream.name());
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void nothingDrifts(StreamDefinition stream) {
    assertFalse(
        run.err().lines().anyMatch(each -> each.matches(stream.name() + ": \\d+ × .*")), run.err());
  }
}
