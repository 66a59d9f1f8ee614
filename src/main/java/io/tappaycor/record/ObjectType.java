package io.tappaycor.record;

import io.tappaycor.failure.DataException;
import io.tappaycor.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code object} with declared fields, in the order of the schema.
 *
 * @param fields the selected ones
 * @param unselected declared, but left out by the user: no drift
 * @param keepUndeclared whether the rest is kept
 */
record ObjectType(Map<String, Field> fields, Set<String> unselected, boolean keepUndeclared)
    implements ValueType {

  private static final OpenType ANYTHING = new OpenType(false);

  /**
   * One declared field.
   *
   * @param nullable false for keys, and where a user's own catalog says so
   * @param required true for keys, and where a user's own catalog says so
   */
  record Field(ValueType type, boolean nullable, boolean required) {}

  ObjectType {
    fields = new LinkedHashMap<>(fields);
    unselected = Set.copyOf(unselected);
  }

  @Override
  public JsonNode conform(JsonNode value, String path, Drift drift) {
    if (!value.isObject()) {
      return ScalarTypes.mismatch(this, value, path, drift);
    }
    ObjectNode conformed = Json.NODES.objectNode();
    fields.forEach((name, field) -> put(conformed, name, field, value.get(name), path, drift));
    if (value.size() > conformed.size()) {
      value.propertyNames().stream()
          .filter(name -> !fields.containsKey(name) && !unselected.contains(name))
          .forEach(name -> undeclared(conformed, name, value.path(name), path, drift));
    }
    return conformed;
  }

  private void put(
      ObjectNode conformed,
      String name,
      Field field,
      @Nullable JsonNode value,
      String path,
      Drift drift) {
    String where = join(path, name);
    if (value == null && !field.required()) {
      return;
    }
    JsonNode result =
        value == null || value.isNull()
            ? Json.NODES.nullNode()
            : field.type().conform(value, where, drift);
    if (result.isNull() && !field.nullable()) {
      throw noUsableValue(where);
    }
    conformed.set(name, result);
  }

  static DataException noUsableValue(String field) {
    return new DataException(
        "Paycor sent no usable value for "
            + field
            + ", which must not be null: the record cannot be stored. Ask Paycor's support why"
            + " it is empty; the other streams are not affected");
  }

  private void undeclared(
      ObjectNode conformed, String name, JsonNode value, String path, Drift drift) {
    String clean = Texts.clean(name);
    String where = join(path, clean);
    drift.undeclared(where);
    // A name that only cleaning makes like a declared one must not take its place.
    if (keepUndeclared && !fields.containsKey(clean) && !unselected.contains(clean)) {
      conformed.set(clean, ANYTHING.conform(value, where, drift));
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @Override
  public boolean holds(JsonNode value) {
    return value.isObject();
  }

  @Override
  public String title() {
    return "object";
  }
}
