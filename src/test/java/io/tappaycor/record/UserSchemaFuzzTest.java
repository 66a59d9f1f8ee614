package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever schema a user writes, it is refused, or records of it come out the same the second time.
 * The first line of an input is the schema's properties, the second one is a record.
 */
final class UserSchemaFuzzTest {

  private static final List<StreamDefinition> STREAMS =
      StreamTable.ALL.stream().filter(each -> each.name().equals("departments")).toList();

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        """
            {"a": {"type": "integer"}, "b": {"type": ["null", "number"]}, "c": {}}
            {"a": "5", "b": 1.50, "c": {"x": [1, null]}}""",
        """
            {"a": {"type": "array", "items": {"type": ["string", "null"], "format": "date"}}}
            {"a": ["2026-11-20T00:00:00Z", 5, null, {}]}""",
        """
            {"a": {"anyOf": [{"type": "boolean"}, {"type": "object", "properties": {"b": {}}}]}}
            {"a": {"b": 1, "c": 2}}""",
        """
            {"a": {"oneOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}}
            {"a": "11/20/2026", "departmentId": 7}""",
        """
            {"a": {"allOf": [{"type": "string"}], "enum": ["x"]}, "b": true, "c": {"type": "zz"}}
            {"a": 5, "b": 6, "c": 7}""",
        """
            {"a": {"$ref": "#/definitions/none"}}
            {}""");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isRefusedOrItsRecordsComeOutTheSameAgain(byte[] input) {
    String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 2);
    try {
      if (lines.length == 2) {
        JsonNode record = Json.read(lines[1].getBytes(StandardCharsets.UTF_8));
        select(lines[0]).forEach(each -> check(each, record));
      }
    } catch (JacksonException noJson) {
      // Neither a catalog nor a page: other tests have those.
    } catch (UsageException | DataException refusal) {
      Fuzzing.assertSaid(refusal);
    }
  }

  private static List<SelectedStream> select(String properties) {
    ObjectNode catalog = Json.NODES.objectNode();
    ObjectNode entry = catalog.putArray("streams").addObject().put("stream", "departments");
    entry.put("selected", true);
    entry
        .putObject("schema")
        .set("properties", Json.read(properties.getBytes(StandardCharsets.UTF_8)));
    return new Selector(STREAMS, warning -> {})
        .from(Fuzzing.file(Json.MAPPER.writeValueAsBytes(catalog)));
  }

  private static void check(SelectedStream stream, JsonNode record) {
    RecordShape shape = new RecordShape(stream, ZoneOffset.UTC, DriftPolicy.WARN);
    ObjectNode made = shape.forList().make(record, Map.of());
    RecordShape strict = new RecordShape(stream, ZoneOffset.UTC, DriftPolicy.FAIL);
    assertEquals(made, strict.forList().make(made, Map.of()));
  }
}
