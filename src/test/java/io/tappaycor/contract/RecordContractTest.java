package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Every record of every stream, with all fields, judged by an independent validator. */
final class RecordContractTest {

  static final List<StreamDefinition> STREAMS = StreamTable.ALL;

  private final WholeRun run = WholeRun.once();

  @ParameterizedTest
  @FieldSource("STREAMS")
  void recordsConformToTheSchemaThatWasWritten(StreamDefinition stream) {
    StrictValidator validator = new StrictValidator(run.schemas().get(stream.name()));
    List<JsonNode> all = run.of(stream.name());
    assertFalse(all.isEmpty(), "the sandbox has none");
    for (JsonNode record : all) {
      assertEquals(List.of(), validator.problems(record));
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void keysAreUnique(StreamDefinition stream) {
    Set<List<JsonNode>> seen = new HashSet<>();
    for (JsonNode record : run.of(stream.name())) {
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
