package io.tappaycor.record;

import io.tappaycor.json.JsonBuffer;
import io.tappaycor.json.Kind;
import io.tappaycor.json.RawDocument;
import io.tappaycor.json.RawValue;
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
    return ValueType.conformed(this, RawValue.of(value), field, drift);
  }

  @Override
  public boolean write(RawDocument in, int value, String field, Drift drift, JsonBuffer out) {
    if (in.kind(value) != Kind.ARRAY) {
      out.tree(ScalarTypes.mismatch(this, in.tree(value), field, drift));
      return false;
    }
    out.raw('[');
    for (int element = in.first(value); element < in.next(value); element = in.next(element)) {
      if (element > in.first(value)) {
        out.raw(',');
      }
      element(in, element, drift, out);
    }
    out.raw(']');
    return true;
  }

  private void element(RawDocument in, int element, Drift drift, JsonBuffer out) {
    boolean usable = false;
    if (in.kind(element) == Kind.NULL) {
      out.raw("null");
    } else {
      usable = items.write(in, element, where, drift, out);
    }
    if (!usable && !nullable) {
      throw ObjectType.noUsableValue(where);
    }
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
