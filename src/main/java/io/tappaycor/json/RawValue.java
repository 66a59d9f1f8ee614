package io.tappaycor.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of a document as received; a tree is made only of what is asked for.
 *
 * @param position in the document's index
 */
public record RawValue(RawDocument document, int position) {

  /** The {@link #textHash} of what has no text. */
  public static final long NO_TEXT = 0;

  /** A tree as if it had been received. */
  public static RawValue of(JsonNode tree) {
    return RawDocument.of(tree).root();
  }

  /** Whether it is an object. */
  public boolean isObject() {
    return document.kind(position) == Kind.OBJECT;
  }

  /** Whether it is an array. */
  public boolean isArray() {
    return document.kind(position) == Kind.ARRAY;
  }

  /** The field of an object as a tree; null if it has none of that name, or is no object. */
  public @Nullable JsonNode get(String name) {
    int field = position(name);
    return field < 0 ? null : document.tree(field);
  }

  /** The field with a dotted path as a tree; null if there is none. */
  public @Nullable JsonNode find(String path) {
    int field = descend(path);
    return field < 0 ? null : document.tree(field);
  }

  /**
   * A hash of a field's text or number as received, without a tree of it; {@link #NO_TEXT} if the
   * object has no such field, or it is null, empty text or a container. A number and the text of
   * its digits are equal; two spellings of one text, with and without escapes, are not.
   *
   * @param path dotted
   */
  public long textHash(String path) {
    int field = descend(path);
    return field < 0 ? NO_TEXT : document.textHash(field);
  }

  private int descend(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return position(path);
    }
    int outer = position(path.substring(0, dot));
    return outer < 0 ? -1 : new RawValue(document, outer).descend(path.substring(dot + 1));
  }

  private int position(String name) {
    if (isObject()) {
      int end = end();
      for (int field = document.first(position); field < end; field = after(field)) {
        if (document.hash(field) == name.hashCode() && document.name(field).equals(name)) {
          return document.named(field);
        }
      }
    }
    return -1;
  }

  /** The field of an object as a tree; a missing node if it has none of that name. */
  public JsonNode path(String name) {
    JsonNode value = get(name);
    return value == null ? Json.NODES.missingNode() : value;
  }

  /** A field of an object in an object, as a tree; a missing node if there is none. */
  public JsonNode path(List<String> names) {
    JsonNode value = path(names.get(0));
    for (String name : names.subList(1, names.size())) {
      value = value.path(name);
    }
    return value;
  }

  /** A hash of the whole value as received, byte by byte. */
  public long contentHash() {
    long hash = 0xcbf29ce484222325L;
    for (int at = document.start(position); at < document.end(position); at++) {
      hash = (hash ^ document.bytes()[at]) * 0x100000001b3L;
    }
    return hash ^ (hash >>> 32);
  }

  /** How many bytes it takes as received. */
  public int bytes() {
    return document.end(position) - document.start(position);
  }

  /** The whole value as a tree. */
  public JsonNode tree() {
    return document.tree(position);
  }

  /** The elements of an array; none of anything else. */
  public List<RawValue> elements() {
    List<RawValue> elements = new ArrayList<>();
    if (isArray()) {
      int end = end();
      for (int next = document.first(position); next < end; next = document.next(next)) {
        elements.add(new RawValue(document, next));
      }
    }
    return elements;
  }

  /** The fields of an object; none of anything else. */
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    if (isObject()) {
      for (int name = document.first(position); name < end(); name = after(name)) {
        RawValue value = new RawValue(document, document.named(name));
        fields.add(new Field(document.name(name), value));
      }
    }
    return fields;
  }

  /** A field of an object. */
  public record Field(String name, RawValue value) {}

  /** Whether both were received with the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RawValue value && document.hasSameBytes(position, value);
  }

  @Override
  public int hashCode() {
    return document.bytesHash(position);
  }

  private int end() {
    return document.next(position);
  }

  private int after(int field) {
    return document.next(document.named(field));
  }
}
