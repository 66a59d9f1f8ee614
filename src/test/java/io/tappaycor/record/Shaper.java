package io.tappaycor.record;

import io.tappaycor.config.ClockFields;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.json.Json;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Brings JSON into the shape of a schema, both given as text, so that a test reads as a table. */
final class Shaper {
  private final ObjectType type;
  private final Drift drift;

  private Shaper(JsonNode schema, JsonNode full, DriftPolicy policy, ZoneId zone) {
    this.drift = new Drift(policy);
    this.type =
        new TypeCompiler(
                Set.of("clock", "rows.clock"), ClockFields.in(zone), policy == DriftPolicy.KEEP)
            .object(schema, full, "", Set.of("key"));
  }

  /** Properties as JSON, under {@code warn}; {@code clock} is a clock field, {@code key} a key. */
  static Shaper of(String properties) {
    return of(properties, DriftPolicy.WARN);
  }

  static Shaper of(String properties, DriftPolicy policy) {
    JsonNode schema = object(properties);
    return new Shaper(schema, schema, policy, ZoneOffset.UTC);
  }

  static Shaper in(String zone, String properties) {
    JsonNode schema = object(properties);
    return new Shaper(schema, schema, DriftPolicy.WARN, ZoneId.of(zone));
  }

  /** Only some of the declared properties are selected. */
  static Shaper selecting(String selected, String declared, DriftPolicy policy) {
    return new Shaper(object(selected), object(declared), policy, ZoneOffset.UTC);
  }

  /** The only field, {@code a}, of that type. */
  static Shaper field(String schema) {
    return of("{\"a\": " + schema + "}");
  }

  private static JsonNode object(String properties) {
    return Json.MAPPER.readTree("{\"type\": \"object\", \"properties\": " + properties + "}");
  }

  /** The record as text. */
  String record(String raw) {
    return Json.MAPPER.writeValueAsString(type.conform(Json.MAPPER.readTree(raw), "", drift));
  }

  /** What becomes of the field {@code a}, as text. */
  String value(String raw) {
    String record = record("{\"a\":" + raw + "}");
    return record.substring("{\"a\":".length(), record.length() - 1);
  }

  Map<String, Long> drift() {
    return drift.counts();
  }
}
