package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
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
 * Whatever schema a user writes, it is refused, or records of it are as SCHEMA says and come out
 * the same the second time. The first line of an input is the schema's properties, the second one
 * is a record.
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
            {"a": {"type": ["object", "null"], "properties": {"x": {"type": "integer"},
             "s": {"type": "string", "selected": false}}, "anyOf": [{"required": ["x"]}, {}]}}
            {"a": {"x": 1, "s": "s3cr3t"}}"""
            .replace(",\n", ","),
        """
            {"a": {"anyOf": [{"type": "null"}, {"properties": {"s": {"selected": false}}}, {}]}}
            {"a": {"x": 1, "s": "s3cr3t"}}""",
        """
            {"a": {"properties": {"b": {}}, "oneOf": [{"items": {}}, {"properties": {"c": {}}}]}}
            {"a": {"b": 1, "c": 2, "d": 3}}""",
        """
            {"a": {"$ref": "#/definitions/none"}}
            {}""");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isRefusedOrItsRecordsAreAsSchemaSaysAndComeOutTheSameAgain(byte[] input) {
    String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 2);
    try {
      if (lines.length == 2) {
        JsonNode record = Json.read(lines[1].getBytes(StandardCharsets.UTF_8));
        select(lines[0]).forEach(each -> check(each, record));
      }
    } catch (JacksonException noJson) {
      // Neither a catalog nor a page: other tests have those.
    } catch (UsageException | DataException | UnusableRecordException refusal) {
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
    ObjectNode made = shape.forList().make(RawValue.of(record), Map.of());
    RecordShape strict = new RecordShape(stream, ZoneOffset.UTC, DriftPolicy.FAIL);
    assertEquals(made, strict.forList().make(RawValue.of(made), Map.of()));
    assertTrue(holds(stream.schema(false), made), "the record is not as SCHEMA says");
    RecordShape open = new RecordShape(stream, ZoneOffset.UTC, DriftPolicy.KEEP);
    ObjectNode kept = open.forList().make(RawValue.of(record), Map.of());
    assertTrue(holds(stream.schema(true), kept), "the record is not as the open SCHEMA says");
  }

  /** Judges by types, fields and elements only. */
  private static boolean holds(JsonNode schema, JsonNode value) {
    if (schema.path("anyOf").isArray()) {
      return schema.path("anyOf").valueStream().anyMatch(each -> holds(each, value));
    }
    JsonNode type = schema.path("type");
    List<String> types =
        type.isString()
            ? List.of(type.asString())
            : type.valueStream().map(each -> each.asString("")).toList();
    boolean typed = types.isEmpty() || types.stream().anyMatch(each -> isOf(each, value));
    return typed && fieldsHold(schema, value) && elementsHold(schema, value);
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "null" -> value.isNull();
      case "string" -> value.isString();
      case "integer", "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> true;
    };
  }

  private static boolean fieldsHold(JsonNode schema, JsonNode value) {
    JsonNode fields = schema.path("properties");
    boolean open = !fields.isObject() || schema.path("additionalProperties").asBoolean(false);
    return !value.isObject()
        || value
            .propertyStream()
            .allMatch(
                each ->
                    fields.has(each.getKey())
                        ? holds(fields.path(each.getKey()), each.getValue())
                        : open);
  }

  private static boolean elementsHold(JsonNode schema, JsonNode value) {
    JsonNode items = schema.path("items");
    return !value.isArray()
        || !items.isObject()
        || value.valueStream().allMatch(each -> holds(items, each));
  }
}
