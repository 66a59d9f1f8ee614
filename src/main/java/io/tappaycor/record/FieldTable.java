package io.tappaycor.record;

import io.tappaycor.json.JsonBuffer;
import io.tappaycor.json.RawDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The declared fields of an object, in the order of the schema, found by their names' bytes. The
 * hash codes come with the names, so that no string is made.
 */
final class FieldTable {

  private static final int ABSENT = -1;

  private final Field[] fields;
  private final byte[][] names;
  private final byte[][] prefixes;

  /** Open addressing, at most half full: position plus 1, or 0 if there is none. */
  private final int[] slots;

  /**
   * One declared field.
   *
   * @param where its dotted path
   * @param nullable false for keys, and where a user's own catalog says so
   * @param required true for keys, and where a user's own catalog says so
   */
  record Field(String name, String where, ValueType type, boolean nullable, boolean required) {}

  FieldTable(List<Field> fields) {
    this.fields = fields.toArray(Field[]::new);
    this.names = new byte[this.fields.length][];
    this.prefixes = new byte[this.fields.length][];
    this.slots = new int[Integer.highestOneBit(Math.max(1, this.fields.length)) * 4];
    for (int position = 0; position < this.fields.length; position++) {
      String name = this.fields[position].name();
      names[position] = name.getBytes(StandardCharsets.UTF_8);
      prefixes[position] = JsonBuffer.name(name);
      int slot = slot(name.hashCode());
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = position + 1;
    }
  }

  int size() {
    return fields.length;
  }

  Field get(int position) {
    return fields[position];
  }

  /** The name of a field and its colon, as they are written. */
  byte[] prefix(int position) {
    return prefixes[position];
  }

  boolean has(String name) {
    return position(name) != ABSENT;
  }

  /** The position of a field, negative if it is not declared. */
  int position(String name) {
    for (int slot = slot(name.hashCode()); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
      if (fields[slots[slot] - 1].name().equals(name)) {
        return slots[slot] - 1;
      }
    }
    return ABSENT;
  }

  /** The position of a field that was received, negative if it is not declared. */
  int position(RawDocument document, int name) {
    int slot = slot(document.hash(name));
    while (slots[slot] != 0) {
      int position = slots[slot] - 1;
      if (document.isNamed(name, fields[position].name(), names[position])) {
        return position;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return ABSENT;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & slots.length - 1;
  }
}
