package io.tappaycor.record;

import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.json.Json;
import io.tappaycor.json.JsonBuffer;
import io.tappaycor.json.Kind;
import io.tappaycor.json.RawDocument;
import io.tappaycor.json.RawValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code object} with declared fields, in the order of the schema.
 *
 * @param fields the selected ones
 * @param unselected declared, but left out by the user: no drift
 * @param keepUndeclared whether the rest is kept
 */
record ObjectType(FieldTable fields, Set<String> unselected, boolean keepUndeclared)
    implements ValueType {

  private static final OpenType ANYTHING = new OpenType(false);

  /** No value starts there: the document's root is no field. */
  private static final int ABSENT = 0;

  ObjectType {
    unselected = Set.copyOf(unselected);
  }

  @Override
  public JsonNode conform(JsonNode value, String path, Drift drift) {
    return ValueType.conformed(this, RawValue.of(value), path, drift);
  }

  @Override
  public boolean write(RawDocument in, int value, String path, Drift drift, JsonBuffer out) {
    return write(in, value, Map.of(), path, drift, out);
  }

  /**
   * Writes the value with some fields laid over it.
   *
   * @param over fields that stand in for, or add to, those of the value
   */
  boolean write(
      RawDocument in,
      int value,
      Map<String, JsonNode> over,
      String path,
      Drift drift,
      JsonBuffer out) {
    if (in.kind(value) != Kind.OBJECT) {
      out.tree(ScalarTypes.mismatch(this, in.tree(value), path, drift));
      return false;
    }
    int[] received = new int[fields.size()];
    int undeclared = 0;
    for (int name = in.first(value); name < in.next(value); name = in.next(in.named(name))) {
      int position = fields.position(in, name);
      if (position < 0) {
        undeclared++;
      } else {
        received[position] = in.named(name);
      }
    }
    Members members = new Members(in, drift, out);
    members.declared(received, over);
    if (undeclared > 0) {
      members.undeclared(value, path);
    }
    members.end();
    return true;
  }

  static UnusableRecordException noUsableValue(String field) {
    return new UnusableRecordException("no usable value for " + field);
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

  /** Writes the members of one object. */
  private final class Members {

    private final RawDocument in;
    private final Drift drift;
    private final JsonBuffer out;
    private char separator = '{';

    Members(RawDocument in, Drift drift, JsonBuffer out) {
      this.in = in;
      this.drift = drift;
      this.out = out;
    }

    /**
     * Writes the declared ones.
     *
     * @param received where their values are
     */
    void declared(int[] received, Map<String, JsonNode> over) {
      for (int position = 0; position < received.length; position++) {
        FieldTable.Field field = fields.get(position);
        JsonNode laid = over.isEmpty() ? null : over.get(field.name());
        if (laid != null || received[position] != ABSENT || field.required()) {
          name(fields.prefix(position));
          if (!value(field, received[position], laid) && !field.nullable()) {
            throw noUsableValue(field.where());
          }
        }
      }
    }

    /** False if null is written. */
    private boolean value(FieldTable.Field field, int received, @Nullable JsonNode laid) {
      if (laid == null && received != ABSENT && in.kind(received) != Kind.NULL) {
        return field.type().write(in, received, field.where(), drift, out);
      }
      JsonNode value =
          laid == null || laid.isNull()
              ? Json.NODES.nullNode()
              : field.type().conform(laid, field.where(), drift);
      out.tree(value);
      return !value.isNull();
    }

    void undeclared(int value, String path) {
      for (int field = in.first(value); field < in.next(value); field = in.next(in.named(field))) {
        String name = in.name(field);
        if (fields.has(name) || unselected.contains(name)) {
          continue;
        }
        String clean = Texts.clean(name);
        String where = join(path, clean);
        // A name that only cleaning makes like a declared one must not take its place.
        boolean keeps = keepUndeclared && !fields.has(clean) && !unselected.contains(clean);
        drift.undeclared(where, keeps);
        if (keeps) {
          in.kind(in.named(field))
              .type()
              .ifPresent(type -> drift.kept(new KeptField(path, clean, type)));
          name(JsonBuffer.name(clean));
          ANYTHING.write(in, in.named(field), where, drift, out);
        }
      }
    }

    private void name(byte[] prefix) {
      out.raw(separator);
      out.raw(prefix);
      separator = ',';
    }

    void end() {
      if (separator == '{') {
        out.raw('{');
      }
      out.raw('}');
    }
  }
}
