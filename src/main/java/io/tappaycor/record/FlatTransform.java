package io.tappaycor.record;

import io.tappaycor.config.Flattening;
import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes records flat, for targets that keep no nested values: a declared object becomes its fields,
 * and what is left, arrays and objects with keys of the customer's own, becomes a JSON text.
 * Immutable; safe for many threads.
 */
final class FlatTransform implements RecordTransform {

  private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf", "allOf");

  private final Flattening how;

  /** By the path of each object that becomes its fields: the names that these have. */
  private final Map<String, List<String>> objects = new HashMap<>();

  /**
   * A transform of a stream's records.
   *
   * @param schema of the records, as they are before
   * @throws UsageException if two fields would have the same name
   */
  FlatTransform(String stream, JsonNode schema, Flattening how) {
    this.how = how;
    List<String> names = collect(schema, "", "", 0);
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (!known.add(name)) {
        throw new UsageException(
            "Flattening gives the name %s to two fields of %s: set another flattening_key_separator"
                .formatted(name, stream));
      }
    }
  }

  /** The names of the flat fields of an object. */
  private List<String> collect(JsonNode object, String around, String prefix, int depth) {
    List<String> names = new ArrayList<>();
    for (var property : object.path("properties").properties()) {
      String path = joined(around, ".", property.getKey());
      String name = joined(prefix, how.separator(), property.getKey());
      if (depth < how.maxDepth() && isObject(property.getValue())) {
        List<String> inner = collect(property.getValue(), path, name, depth + 1);
        objects.put(path, inner);
        names.addAll(inner);
      } else {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean isObject(JsonNode schema) {
    return !schema.path("properties").isEmpty() && ALTERNATIVES.stream().noneMatch(schema::has);
  }

  private static String joined(String before, String separator, String name) {
    return before.isEmpty() ? name : before + separator + name;
  }

  @Override
  public ObjectNode record(ObjectNode record) {
    ObjectNode flat = Json.NODES.objectNode();
    fields(record, "", "", flat);
    return flat;
  }

  private void fields(ObjectNode object, String around, String prefix, ObjectNode flat) {
    for (var field : object.properties()) {
      String path = joined(around, ".", field.getKey());
      String name = joined(prefix, how.separator(), field.getKey());
      JsonNode value = field.getValue();
      List<String> inner = objects.get(path);
      if (inner != null && value instanceof ObjectNode nested) {
        fields(nested, path, name, flat);
      } else if (inner != null) {
        // Left out, they would keep the values of an earlier run.
        inner.forEach(flat::putNull);
      } else {
        flat.set(name, value.isContainer() ? text(value) : value);
      }
    }
  }

  private static JsonNode text(JsonNode value) {
    return Json.NODES.stringNode(Json.MAPPER.writeValueAsString(value));
  }

  @Override
  public ObjectNode schema(ObjectNode schema) {
    ObjectNode flat = schema.deepCopy();
    ObjectNode properties = Json.NODES.objectNode();
    properties(schema, "", "", properties);
    flat.set("properties", properties);
    return flat;
  }

  private void properties(JsonNode object, String around, String prefix, ObjectNode flat) {
    for (var property : object.path("properties").properties()) {
      String path = joined(around, ".", property.getKey());
      String name = joined(prefix, how.separator(), property.getKey());
      if (objects.containsKey(path)) {
        properties(property.getValue(), path, name, flat);
      } else {
        flat.set(name, declared(property.getValue(), !around.isEmpty()));
      }
    }
  }

  /** What a flat field is declared as; one of an object is null where that is. */
  private static JsonNode declared(JsonNode schema, boolean inside) {
    String types = schema.path("type").toString();
    boolean nested =
        types.contains("object")
            || types.contains("array")
            || schema.has("properties")
            || schema.has("items");
    if (!nested && (!inside || types.contains("null") || types.isEmpty())) {
      return schema;
    }
    ObjectNode declared = Json.NODES.objectNode();
    if (!nested) {
      declared = ((ObjectNode) schema).deepCopy();
    } else if (schema.has("description")) {
      declared.set("description", schema.path("description"));
    }
    ArrayNode names = declared.putArray("type").add("null");
    if (nested) {
      names.add("string");
    } else if (schema.path("type").isArray()) {
      schema.path("type").forEach(names::add);
    } else {
      names.add(schema.path("type"));
    }
    return declared;
  }
}
