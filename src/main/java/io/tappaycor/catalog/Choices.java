package io.tappaycor.catalog;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes out the choices of a user's own schema: each becomes one flat {@code anyOf}, whose
 * branches hold what stood beside it. So a field is found, and left out, wherever it is declared.
 */
final class Choices {

  /** What says which values there are; a branch with none of these only narrows them further. */
  private static final Set<String> SHAPE =
      Set.of("type", "properties", "items", "format", "anyOf", "oneOf");

  /**
   * What stands beside a choice is copied into each branch: a few within each other fill memory.
   */
  private static final int MAX_NODES = 300_000;

  private final String where;
  private int nodes;

  private Choices(String where) {
    this.where = where;
  }

  /**
   * The schema with its choices written out. The record itself is an object and no choice.
   *
   * @param where the schema's place, for messages
   */
  static ObjectNode writeOut(ObjectNode schema, String where) {
    ObjectNode record = schema.deepCopy();
    record.remove(List.of("anyOf", "oneOf"));
    return new Choices(where).inside(record);
  }

  private ObjectNode field(ObjectNode schema) {
    List<ObjectNode> branches = branches(schema);
    if (branches.size() == 1) {
      return inside(branches.get(0));
    }
    ObjectNode choice = Json.NODES.objectNode();
    ArrayNode written = choice.putArray("anyOf");
    branches.forEach(branch -> written.add(inside(branch)));
    return choice;
  }

  private ObjectNode inside(ObjectNode schema) {
    if (schema.get("properties") instanceof ObjectNode properties) {
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        if (property.getValue() instanceof ObjectNode inner) {
          property.setValue(field(inner));
        }
      }
    }
    if (schema.get("items") instanceof ObjectNode items) {
      schema.set("items", field(items));
    }
    return schema;
  }

  /** What a schema offers a choice of, choices within choices among them, or the schema alone. */
  private List<ObjectNode> branches(ObjectNode schema) {
    String keyword = schema.has("anyOf") ? "anyOf" : "oneOf";
    ObjectNode rest = schema.deepCopy();
    JsonNode choice = rest.remove(keyword);
    if (choice == null) {
      return List.of(rest);
    }
    List<ObjectNode> branches = new ArrayList<>();
    for (JsonNode option : choice) {
      if (option instanceof ObjectNode branch && (hasShape(branch) || !hasShape(rest))) {
        merged(rest, branch).forEach(one -> branches.addAll(branches(one)));
      }
    }
    return branches.isEmpty() ? branches(rest) : branches;
  }

  private static boolean hasShape(ObjectNode schema) {
    return SHAPE.stream().anyMatch(schema::has);
  }

  /** Both at once; nothing where no value is of both types. */
  private List<ObjectNode> merged(ObjectNode rest, ObjectNode branch) {
    ObjectNode merged = rest.deepCopy();
    for (Map.Entry<String, JsonNode> field : branch.properties()) {
      JsonNode value = field.getValue();
      if (merged.get(field.getKey()) instanceof ObjectNode known && value instanceof ObjectNode) {
        value = field.getKey().equals("properties") ? joined(known, (ObjectNode) value) : value;
      }
      merged.set(field.getKey(), value.deepCopy());
    }
    Set<String> types = types(rest);
    if (!types.isEmpty() && !types(branch).isEmpty()) {
      types = common(types, types(branch));
      if (types.isEmpty()) {
        return List.of();
      }
      ArrayNode names = merged.putArray("type");
      types.forEach(names::add);
    }
    count(merged);
    return List.of(merged);
  }

  private static ObjectNode joined(ObjectNode known, ObjectNode more) {
    return known.deepCopy().setAll(more);
  }

  private static Set<String> types(ObjectNode schema) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = schema.path("type");
    if (type.isString()) {
      types.add(type.asString());
    }
    type.forEach(name -> types.add(name.asString("")));
    return types;
  }

  /** Every integer is a number. */
  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> common = new LinkedHashSet<>(others);
    common.retainAll(some);
    if ((some.contains("integer") && others.contains("number"))
        || (some.contains("number") && others.contains("integer"))) {
      common.add("integer");
    }
    return common;
  }

  private void count(JsonNode node) {
    nodes++;
    if (nodes > MAX_NODES) {
      throw new UsageException(
          "%s has more than %d parts with its choices written out: write fewer fields"
              .formatted(where, MAX_NODES));
    }
    node.forEach(this::count);
  }
}
