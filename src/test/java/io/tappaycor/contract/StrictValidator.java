package io.tappaycor.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges records as the strictest target would: draft 4, no field that is not declared, and
 * date-times as RFC 3339 has them.
 */
final class StrictValidator {

  private static final Pattern RFC_3339 =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_4,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final Schema schema;
  private final JsonNode source;

  StrictValidator(JsonNode schema) {
    this.schema = REGISTRY.getSchema(closed(schema.deepCopy()));
    this.source = schema;
  }

  /** Published schemas are open, but records have declared fields only. */
  private static JsonNode closed(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.get("properties") instanceof ObjectNode) {
      object.put("additionalProperties", false);
    }
    schema.forEach(StrictValidator::closed);
    return schema;
  }

  /** What is wrong with a record; nothing if it conforms. */
  List<String> problems(JsonNode record) {
    return Stream.concat(
            schema.validate(record).stream().map(Object::toString), dates(source, record, ""))
        .toList();
  }

  private static Stream<String> dates(JsonNode schema, JsonNode value, String path) {
    if (schema.path("format").asString("").equals("date-time") && value.isString()) {
      return RFC_3339.matcher(value.asString()).matches()
          ? Stream.empty()
          : Stream.of(path + " is no RFC 3339 date-time");
    }
    if (value.isObject()) {
      return value.properties().stream()
          .flatMap(
              each ->
                  dates(
                      schema.path("properties").path(each.getKey()),
                      each.getValue(),
                      path + "." + each.getKey()));
    }
    return value.isArray()
        ? value.valueStream().flatMap(each -> dates(schema.path("items"), each, path + "[]"))
        : Stream.empty();
  }
}
