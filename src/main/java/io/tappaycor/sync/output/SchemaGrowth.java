package io.tappaycor.sync.output;

import io.tappaycor.json.Json;
import io.tappaycor.record.KeptField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties that kept fields add to a SCHEMA. A field may come with values of several types:
 * then it has all of them. For one thread.
 */
final class SchemaGrowth {

  /** More than all fields that Paycor has of any kind of record. */
  private static final int MOST = 1_000;

  private final Map<String, Map<String, Set<String>>> added = new TreeMap<>();
  private int count;

  /** Notes fields that records have; gives whether the SCHEMA grows with them. */
  boolean add(List<KeptField> fields) {
    boolean grows = false;
    for (KeptField field : fields) {
      if (count < MOST && typesOf(field).add(field.type())) {
        count++;
        grows = true;
      }
    }
    return grows;
  }

  private Set<String> typesOf(KeptField field) {
    return added
        .computeIfAbsent(field.around(), any -> new TreeMap<>())
        .computeIfAbsent(field.name(), any -> new TreeSet<>());
  }

  /** The schema with the properties so far; it is changed in place. */
  ObjectNode applied(ObjectNode schema) {
    added.forEach(
        (around, fields) -> {
          if (objectAt(schema, around) instanceof ObjectNode object) {
            fields.forEach((name, types) -> object.set(name, property(types)));
          }
        });
    return schema;
  }

  private static ObjectNode property(Set<String> types) {
    ObjectNode property = Json.NODES.objectNode();
    ArrayNode names = property.putArray("type").add("null");
    types.forEach(names::add);
    if (types.contains("array")) {
      property.putObject("items");
    }
    return property;
  }

  /** The properties of the object at a path. */
  private static @Nullable JsonNode objectAt(JsonNode schema, String path) {
    JsonNode at = schema;
    for (String step : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      int end = step.indexOf("[]");
      JsonNode properties = properties(at);
      at =
          properties == null
              ? Json.NODES.missingNode()
              : properties.path(end < 0 ? step : step.substring(0, end));
      for (int depth = end < 0 ? 0 : (step.length() - end) / 2; depth > 0; depth--) {
        at = items(at);
      }
    }
    return properties(at);
  }

  private static @Nullable JsonNode properties(JsonNode schema) {
    if (schema.get("properties") instanceof ObjectNode properties) {
      return properties;
    }
    for (JsonNode branch : branches(schema)) {
      JsonNode properties = properties(branch);
      if (properties != null) {
        return properties;
      }
    }
    return null;
  }

  private static JsonNode items(JsonNode schema) {
    if (schema.path("items").isObject()) {
      return schema.path("items");
    }
    for (JsonNode branch : branches(schema)) {
      if (items(branch).isObject()) {
        return items(branch);
      }
    }
    return Json.NODES.missingNode();
  }

  private static JsonNode branches(JsonNode schema) {
    return schema.path(schema.has("anyOf") ? "anyOf" : "oneOf");
  }
}
