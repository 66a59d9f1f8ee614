package io.tappaycor.record;

import io.tappaycor.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code array}: each element by the type of the items.
 *
 * @param nullable whether an element may be null: not always, in a user's own catalog
 */
record ArrayType(ValueType items, boolean nullable) implements ValueType {
  @Override
  public JsonNode conform(JsonNode value, String field, Drift drift) {
    if (!value.isArray()) {
      return ScalarTypes.mismatch(this, value, field, drift);
    }
    ArrayNode conformed = Json.NODES.arrayNode(value.size());
    for (JsonNode element : value) {
      String where = field + "[]";
      JsonNode result = element.isNull() ? element : items.conform(element, where, drift);
      if (result.isNull() && !nullable) {
        throw ObjectType.noUsableValue(where);
      }
      conformed.add(result);
    }
    return conformed;
  }

  @Override
  public boolean holds(JsonNode value) {
    return value.isArray();
  }

  @Override
  public String title() {
    return "array";
  }
}
