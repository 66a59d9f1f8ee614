package io.tappaycor.record;

import io.tappaycor.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code array}: each element by the type of the items. */
record ArrayType(ValueType items) implements ValueType {

  @Override
  public JsonNode conform(JsonNode value, String field, Drift drift) {
    if (!value.isArray()) {
      return ScalarTypes.mismatch(this, value, field, drift);
    }
    ArrayNode conformed = Json.NODES.arrayNode(value.size());
    for (JsonNode element : value) {
      conformed.add(element.isNull() ? element : items.conform(element, field + "[]", drift));
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
