package io.tappaycor.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A schema of an OpenAPI document with its references resolved.
 *
 * @param node the schema itself, without the wrappers that make it nullable
 */
record ApiSchema(JsonNode document, JsonNode node, boolean nullable, boolean deprecated) {

  private static final List<String> WRAPPERS = List.of("allOf", "oneOf", "anyOf");

  /** Follows references, also those that stand alone in a list to be nullable. */
  static ApiSchema of(JsonNode document, JsonNode schema) {
    JsonNode current = schema;
    boolean nullable = false;
    boolean deprecated = false;
    for (int depth = 0; depth < FactFields.MAX_DEPTH; depth++) {
      nullable |= isNullable(current);
      deprecated |= current.path("deprecated").asBoolean(false);
      JsonNode reference = current.path("$ref");
      List<JsonNode> choices = choices(current);
      if (reference.isString()) {
        current = document.at(JsonPointer.compile(reference.asString().replaceFirst("^#", "")));
      } else if (choices.size() == 1 && !current.has("properties")) {
        current = choices.get(0);
      } else {
        break;
      }
    }
    return new ApiSchema(document, current, nullable, deprecated);
  }

  private static boolean isNullable(JsonNode schema) {
    return schema.path("nullable").asBoolean(false)
        || schema.path("type").valueStream().anyMatch(ApiSchema::isNull)
        || WRAPPERS.stream()
            .flatMap(wrapper -> schema.path(wrapper).valueStream())
            .anyMatch(choice -> isNull(choice.path("type")));
  }

  private static boolean isNull(JsonNode type) {
    return type.asString("").equals("null");
  }

  private static List<JsonNode> choices(JsonNode schema) {
    return WRAPPERS.stream()
        .flatMap(wrapper -> schema.path(wrapper).valueStream())
        .filter(choice -> !isNull(choice.path("type")))
        .toList();
  }

  /** Its own properties and those of all schemas that it consists of. */
  Map<String, JsonNode> properties() {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    node.path("allOf").forEach(base -> all.putAll(of(document, base).properties()));
    node.path("properties")
        .properties()
        .forEach(field -> all.put(field.getKey(), field.getValue()));
    return all;
  }

  ApiSchema items() {
    return of(document, node.path("items"));
  }

  /** The type and format, in the words of the facts. */
  String kind() {
    String type = type();
    if (type.equals("array")) {
      return "array of " + items().kind();
    }
    if (type.equals("object")) {
      boolean isMap = properties().isEmpty() && node.path("additionalProperties").isObject();
      return isMap ? "map" : "object";
    }
    String format = node.path("format").asString("").replace("guid", "uuid");
    return format.isEmpty() ? type : type + " " + format;
  }

  String type() {
    JsonNode type = node.path("type");
    if (type.isArray()) {
      return type.valueStream()
          .map(JsonNode::asString)
          .filter(name -> !name.equals("null"))
          .findFirst()
          .orElse("null");
    }
    return type.asString(properties().isEmpty() ? "string" : "object");
  }

  /** The values that it, or each of its items, may have; empty if any. */
  List<String> values() {
    List<String> values = new ArrayList<>();
    node.path("enum").forEach(value -> values.add(value.asString("null")));
    return values.isEmpty() && node.has("items") ? items().values() : values;
  }
}
