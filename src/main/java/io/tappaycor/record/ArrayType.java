package io.tappaycor.record;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * {@code array}: each element by the type of the items.
 *
 * @param where the dotted path of its elements
 * @param nullable whether an element may be null: not always, in a user's own catalog
 */
record ArrayType(ValueType items, String where, boolean nullable) implements ValueType {

  @Override
  public JsonNode conform(JsonNode value, String field, Drift drift) {
    return Nodes.tree(out -> write(value, field, drift, out));
  }

  @Override
  public boolean write(JsonNode value, String field, Drift drift, JsonGenerator out) {
    if (!value.isArray()) {
      Nodes.write(ScalarTypes.mismatch(this, value, field, drift), out);
      return false;
    }
    out.writeStartArray();
    for (JsonNode element : value) {
      boolean usable = false;
      if (element.isNull()) {
        out.writeNull();
      } else {
        usable = items.write(element, where, drift, out);
      }
      if (!usable && !nullable) {
        throw ObjectType.noUsableValue(where);
      }
    }
    out.writeEndArray();
    return true;
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
