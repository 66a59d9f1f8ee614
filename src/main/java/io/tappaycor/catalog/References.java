package io.tappaycor.catalog;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Resolves {@code $ref} in a user's own schema: Singer's specification wants none in SCHEMA. */
final class References {

  /** Deeper nesting is a schema that refers to itself. */
  private static final int MAX_DEPTH = 60;

  /** Each use of a reference is a copy: a few that use each other twice fill any memory. */
  private static final int MAX_NODES = 100_000;

  private final ObjectNode root;
  private final String where;
  private int nodes;

  private References(ObjectNode root, String where) {
    this.root = root;
    this.where = where;
  }

  /**
   * The schema without references.
   *
   * @param where the schema's place, for messages
   */
  static ObjectNode resolve(ObjectNode schema, String where) {
    ObjectNode resolved = (ObjectNode) new References(schema, where).resolve(schema, 0);
    resolved.remove("definitions");
    resolved.remove("$defs");
    return resolved;
  }

  private JsonNode resolve(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      throw new UsageException(where + " refers to itself: write the fields out");
    }
    nodes++;
    if (nodes > MAX_NODES) {
      throw new UsageException(
          "%s has more than %d parts with its references resolved: write fewer fields"
              .formatted(where, MAX_NODES));
    }
    JsonNode reference = node.path("$ref");
    if (reference.isString()) {
      return resolve(target(reference.asString()), depth + 1);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.NODES.objectNode();
      object.properties().stream()
          .filter(property -> depth > 0 || !isDefinitions(property.getKey()))
          .forEach(
              property -> copy.set(property.getKey(), resolve(property.getValue(), depth + 1)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.NODES.arrayNode();
      array.forEach(item -> copy.add(resolve(item, depth + 1)));
      return copy;
    }
    return node;
  }

  private static boolean isDefinitions(String name) {
    return name.equals("definitions") || name.equals("$defs");
  }

  private JsonNode target(String reference) {
    JsonNode target =
        reference.startsWith("#/")
            ? root.at(JsonPointer.compile(reference.substring(1)))
            : Json.NODES.missingNode();
    if (!target.isObject()) {
      throw new UsageException(
          where + " refers to something that is no schema in it: write the fields out");
    }
    return target;
  }
}
