package io.tappaycor.record;

import io.tappaycor.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anything: maps that customers fill, and undeclared fields that are kept. Only what no target
 * takes is changed.
 *
 * @param objectsOnly true if the schema says at least that it is an object
 */
record OpenType(boolean objectsOnly) implements ValueType {

  @Override
  public JsonNode conform(JsonNode value, String field, Drift drift) {
    return objectsOnly && !value.isObject()
        ? ScalarTypes.mismatch(this, value, field, drift)
        : copy(value, field, drift);
  }

  private JsonNode copy(JsonNode value, String field, Drift drift) {
    if (value.isString()) {
      return Texts.clean(value);
    }
    if (value.isNumber()) {
      return Numbers.plain(value).isPresent()
          ? value
          : ScalarTypes.mismatch(this, value, field, drift);
    }
    if (value.isArray()) {
      ArrayNode copy = Json.NODES.arrayNode(value.size());
      value.forEach(element -> copy.add(copy(element, field, drift)));
      return copy;
    }
    if (value.isObject()) {
      ObjectNode copy = Json.NODES.objectNode();
      // Names of a customer's own fields may be telling: drift is counted for the map as a whole.
      value
          .properties()
          .forEach(
              property ->
                  copy.set(
                      Texts.clean(property.getKey()), copy(property.getValue(), field, drift)));
      return copy;
    }
    return value;
  }

  @Override
  public boolean holds(JsonNode value) {
    return !objectsOnly || value.isObject();
  }

  @Override
  public String title() {
    return objectsOnly ? "object" : "any value";
  }
}
