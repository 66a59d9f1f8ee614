package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Schema;
import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.AddedField;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes in, what goes out is as the schema promises; what is right already is left so. */
final class ConformancePropertyTest {
  private static final int ROUNDS = 150;
  private static final List<SelectedStream> EVERYTHING = Everything.selected();

  @ParameterizedTest
  @EnumSource(
      value = DriftPolicy.class,
      names = {"WARN", "KEEP"})
  void whateverComesInWhatGoesOutIsValid(DriftPolicy policy) {
    for (SelectedStream stream : EVERYTHING) {
      Schema schema = Everything.validator(stream.schema(policy == DriftPolicy.KEEP));
      RandomJson random = new RandomJson(new Random(20261124L + stream.name().hashCode()), true);
      RecordShape shape = new RecordShape(stream, ZoneOffset.UTC, policy);
      RecordShape.Maker list = shape.forList();
      int made = 0;
      for (int round = 0; round < ROUNDS; round++) {
        JsonNode raw = random.of(stream.fullSchema());
        try {
          assertEquals(
              List.of(),
              Everything.errors(schema, list.make(RawValue.of(raw), Map.of())),
              stream.name() + " from " + raw);
          made++;
        } catch (UnusableRecordException nullKey) {
          // The only thing that fails a record.
          assertFalse(nullKey.reason().isEmpty());
        }
      }
      assertEquals(true, made > ROUNDS / 10, stream.name() + ": " + made);
      assertEquals(false, shape.drift().counts().isEmpty(), stream.name());
    }
  }

  @Test
  void whatIsRightAlreadyIsLeftAsItIs() {
    for (SelectedStream stream : EVERYTHING) {
      RandomJson random = new RandomJson(new Random(7L + stream.name().hashCode()), false);
      RecordShape shape = new RecordShape(stream, ZoneOffset.UTC, DriftPolicy.FAIL);
      for (int round = 0; round < ROUNDS; round++) {
        ObjectNode raw = (ObjectNode) random.of(stream.schema(false));
        if (lacksItsKey(stream, raw)) {
          continue;
        }
        ObjectNode made = shape.forList().make(RawValue.of(raw), Map.of());
        // Fields that the tap adds are its own.
        stream.definition().added().forEach(each -> raw.remove(each.name()));
        stream.definition().added().forEach(each -> made.remove(each.name()));
        assertEquals(sorted(raw), sorted(made), stream.name());
      }
    }
  }

  /** A key that is copied from a field which may be null. */
  private static boolean lacksItsKey(SelectedStream stream, ObjectNode raw) {
    return stream.definition().added().stream()
        .filter(AddedField.Copied.class::isInstance)
        .map(added -> RawValue.of(raw).find(((AddedField.Copied) added).from()))
        .anyMatch(value -> value == null || value.isNull());
  }

  private static String sorted(JsonNode node) {
    return Json.MAPPER
        .writer()
        .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
        .writeValueAsString(node);
  }

  /** JSON for a schema: wild, or exactly right. */
  private record RandomJson(Random random, boolean wild) {
    private static final List<String> WILD =
        List.of(
            "\"x\"",
            "\"\"",
            "5",
            "5.0",
            "5.50",
            "1e3",
            "1e999",
            "-0.0",
            "true",
            "\"True\"",
            "null",
            "[]",
            "[null, 1]",
            "{}",
            "{\"a\": {\"b\": [1]}}",
            "\"2026-02-30\"",
            "\"09/15/2026\"",
            "\"2026-09-15 07:00\"",
            "\"0001-01-01T00:00:00\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "9007199254740993",
            "123456789012345678901234567890",
            "\"12.50\"");

    JsonNode of(JsonNode schema) {
      List<String> types = types(schema);
      if (wild && random.nextInt(12) == 0 && !types.equals(List.of("object"))) {
        return Json.MAPPER.readTree(WILD.get(random.nextInt(WILD.size())));
      }
      if (types.contains("null") && random.nextInt(8) == 0) {
        return Json.NODES.nullNode();
      }
      return switch (types.get(types.size() - 1)) {
        case "object" -> object(schema);
        case "array" -> array(schema);
        case "integer" -> Json.NODES.numberNode(random.nextLong());
        case "number" -> Json.MAPPER.readTree(random.nextInt(9) + "." + random.nextInt(99) + "0");
        case "boolean" -> Json.NODES.booleanNode(random.nextBoolean());
        default -> Json.NODES.stringNode(text(schema));
      };
    }

    private static List<String> types(JsonNode schema) {
      JsonNode type = schema.path("type");
      return type.isString()
          ? List.of(type.asString())
          : type.valueStream().map(JsonNode::asString).toList();
    }

    private String text(JsonNode schema) {
      return schema.path("format").asString("").equals("date-time")
          ? "2026-0%d-1%dT0%d:00:00-05:00"
              .formatted(1 + random.nextInt(9), random.nextInt(10), random.nextInt(10))
          : Integer.toString(random.nextInt(), 36) + "é";
    }

    private ObjectNode object(JsonNode schema) {
      ObjectNode object = Json.NODES.objectNode();
      for (var property : schema.path("properties").properties()) {
        // A key is never absent from what is right, and seldom from what is wild.
        boolean key = property.getValue().path("type").isString();
        if (random.nextInt(10) > 0 || (key && !wild)) {
          object.set(property.getKey(), of(property.getValue()));
        }
      }
      if (wild && random.nextInt(5) == 0) {
        object.set(
            "undeclared" + random.nextInt(3),
            Json.MAPPER.readTree(WILD.get(random.nextInt(WILD.size()))));
      }
      return object;
    }

    private ArrayNode array(JsonNode schema) {
      ArrayNode array = Json.NODES.arrayNode();
      for (int left = random.nextInt(4); left > 0; left--) {
        array.add(of(schema.path("items")));
      }
      return array;
    }
  }
}
