package io.tappaycor.record;

import io.tappaycor.failure.DataException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;

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
   * @param name as it is written
   * @param where its dotted path
   * @param nullable false for keys, and where a user's own catalog says so
   * @param required true for keys, and where a user's own catalog says so
   */
  record Field(
      SerializedString name, String where, ValueType type, boolean nullable, boolean required) {}

  ObjectType {
    fields = new LinkedHashMap<>(fields);
    unselected = Set.copyOf(unselected);
  }

  @Override
  public JsonNode conform(JsonNode value, String path, Drift drift) {
    return Nodes.tree(out -> write(value, path, drift, out));
  }

  @Override
  public boolean write(JsonNode value, String path, Drift drift, JsonGenerator out) {
    return write(value, Map.of(), path, drift, out);
  }

  /**
   * Writes the value with some fields laid over it.
   *
   * @param over fields that stand in for, or add to, those of the value
   */
  boolean write(
      JsonNode value, Map<String, JsonNode> over, String path, Drift drift, JsonGenerator out) {
    if (!value.isObject()) {
      Nodes.write(ScalarTypes.mismatch(this, value, path, drift), out);
      return false;
    }
    out.writeStartObject();
    int met = 0;
    for (Map.Entry<String, Field> each : fields.entrySet()) {
      JsonNode received = value.get(each.getKey());
      met += received == null ? 0 : 1;
      JsonNode laid = over.isEmpty() ? null : over.get(each.getKey());
      put(each.getValue(), laid == null ? received : laid, drift, out);
    }
    if (value.size() > met) {
      undeclared(value, path, drift, out);
    }
    out.writeEndObject();
    return true;
  }

  private static void put(Field field, @Nullable JsonNode value, Drift drift, JsonGenerator out) {
    if (value == null && !field.required()) {
      return;
    }
    out.writeName(field.name());
    boolean usable = false;
    if (value == null || value.isNull()) {
      out.writeNull();
    } else {
      usable = field.type().write(value, field.where(), drift, out);
    }
    if (!usable && !field.nullable()) {
      throw noUsableValue(field.where());
    }
  }

  static DataException noUsableValue(String field) {
    return new DataException(
        "Paycor sent no usable value for "
            + field
            + ", which must not be null: the record cannot be stored. Ask Paycor's support why"
            + " it is empty; the other streams are not affected");
  }

  private void undeclared(JsonNode value, String path, Drift drift, JsonGenerator out) {
    for (var property : value.properties()) {
      String name = property.getKey();
      if (fields.containsKey(name) || unselected.contains(name)) {
        continue;
      }
      String clean = Texts.clean(name);
      String where = join(path, clean);
      drift.undeclared(where);
      // A name that only cleaning makes like a declared one must not take its place.
      if (keepUndeclared && !fields.containsKey(clean) && !unselected.contains(clean)) {
        out.writeName(clean);
        ANYTHING.write(property.getValue(), where, drift, out);
      }
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
