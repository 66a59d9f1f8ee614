package io.tappaycor.catalog;

import io.tappaycor.json.Json;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks JSON Schemas: every declared field with its breadcrumb, and what is left of a selection.
 */
final class Schemas {

  private Schemas() {}

  /** Meets each declared field, parents before their parts; once for each branch of a choice. */
  interface FieldVisitor {
    void visit(Breadcrumb field, JsonNode schema);
  }

  static void walk(JsonNode schema, FieldVisitor visitor) {
    walk(schema, Breadcrumb.STREAM, visitor);
  }

  private static void walk(JsonNode schema, Breadcrumb at, FieldVisitor visitor) {
    for (var property : schema.path("properties").properties()) {
      Breadcrumb field = at.property(property.getKey());
      visitor.visit(field, property.getValue());
      walk(property.getValue(), field, visitor);
    }
    if (schema.path("items").isObject()) {
      walk(schema.path("items"), at.items(), visitor);
    }
    schema.path("anyOf").forEach(branch -> walk(branch, at, visitor));
    schema.path("oneOf").forEach(branch -> walk(branch, at, visitor));
  }

  /** Takes the descriptions out of a schema, which is changed, and returned. */
  static ObjectNode undescribed(ObjectNode schema) {
    schema.remove("description");
    walk(
        schema,
        (field, declared) -> {
          if (declared instanceof ObjectNode described) {
            described.remove("description");
          }
        });
    return schema;
  }

  /**
   * The schema with the selected fields only.
   *
   * @param open whether objects that declare their fields say that others may come. None is ever
   *     closed: targets that flatten records fail on a closed schema, because a null object becomes
   *     a field of its own name
   */
  static ObjectNode project(JsonNode schema, Predicate<Breadcrumb> selected, boolean open) {
    return project(schema, Breadcrumb.STREAM, selected, open);
  }

  private static ObjectNode project(
      JsonNode schema, Breadcrumb at, Predicate<Breadcrumb> selected, boolean open) {
    ObjectNode projected = ((ObjectNode) schema).deepCopy();
    // The oldest form of selection, which some catalogs still carry, is no JSON Schema.
    projected.remove("selected");
    if (schema.path("properties").isObject()) {
      projected.set("properties", fields(schema.path("properties"), at, selected, open));
      projected.remove("additionalProperties");
      if (open) {
        projected.put("additionalProperties", true);
      }
      require(projected);
    }
    if (schema.path("items").isObject()) {
      projected.set("items", project(schema.path("items"), at.items(), selected, open));
    }
    if (schema.path("anyOf").isArray()) {
      ArrayNode branches = projected.putArray("anyOf");
      schema.path("anyOf").forEach(branch -> branches.add(project(branch, at, selected, open)));
    }
    return projected;
  }

  /** What is not written cannot be required; draft 4 wants no empty list. */
  private static void require(ObjectNode projected) {
    if (projected.get("required") instanceof ArrayNode names) {
      ArrayNode kept = Json.NODES.arrayNode();
      names.forEach(
          name -> {
            if (projected.path("properties").has(name.asString(""))) {
              kept.add(name);
            }
          });
      projected.set("required", kept);
      if (kept.isEmpty()) {
        projected.remove("required");
      }
    }
  }

  private static ObjectNode fields(
      JsonNode properties, Breadcrumb at, Predicate<Breadcrumb> selected, boolean open) {
    ObjectNode kept = Json.NODES.objectNode();
    for (var property : properties.properties()) {
      Breadcrumb field = at.property(property.getKey());
      if (selected.test(field) && property.getValue().isObject()) {
        kept.set(property.getKey(), project(property.getValue(), field, selected, open));
      }
    }
    return kept;
  }
}
