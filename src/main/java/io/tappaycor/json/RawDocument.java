package io.tappaycor.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/**
 * A JSON document as its bytes and an index of its values. Most values of a page are written as
 * they were received: the index says where they are, so that they are copied and never decoded. A
 * tree of the same page takes ten times the memory.
 *
 * <p>Values and names are positions in the index. Immutable, safe for many threads.
 */
public final class RawDocument {

  /** Of a value: kind, first byte, end, and the position behind it and all that is in it. */
  static final int VALUE = 4;

  /** Of a field's name, before its value: first byte, end (both without quotes), hash code. */
  static final int NAME = 3;

  private static final ObjectWriter ASCII =
      Json.MAPPER
          .writer()
          .with(JsonWriteFeature.ESCAPE_NON_ASCII)
          .without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

  private final byte[] bytes;
  private final int[] index;

  RawDocument(byte[] bytes, int[] index) {
    this.bytes = bytes;
    this.index = index;
  }

  /**
   * Reads a document in which no object has a name twice.
   *
   * @param json not to be changed any more
   * @throws JacksonException under the same conditions as {@link Json#readUnambiguous}
   */
  public static RawDocument read(byte[] json) {
    // What the scanner does not take is Jackson's to judge: other encodings, and all that is wrong.
    return new RawScanner(json).scan().orElseGet(() -> of(Json.readUnambiguous(json)));
  }

  /** The document of a tree. */
  public static RawDocument of(JsonNode tree) {
    return new RawScanner(ASCII.writeValueAsBytes(tree))
        .scan()
        .orElseThrow(() -> new StreamReadException("Cannot index a document"));
  }

  /** The whole document. */
  public RawValue root() {
    return new RawValue(this, 0);
  }

  /** What a value is. */
  public Kind kind(int value) {
    return Kind.of(index[value]);
  }

  /** Where a value starts in {@link #bytes}. */
  public int start(int value) {
    return index[value + 1];
  }

  /** Where a value ends in {@link #bytes}. */
  public int end(int value) {
    return index[value + 2];
  }

  /** The position behind a value: of the next element of an array, or name of an object. */
  public int next(int value) {
    return index[value + 3];
  }

  /** The position of an array's first element or an object's first name. */
  public int first(int container) {
    return container + VALUE;
  }

  /** The value of a name. */
  public int named(int name) {
    return name + NAME;
  }

  /** The bytes as received: UTF-8. Not to be changed. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public byte[] bytes() {
    return bytes;
  }

  /** The hash code of a name, as {@link String#hashCode} has it. */
  public int hash(int name) {
    return index[name + 2];
  }

  /** A name. */
  public String name(int name) {
    int start = index[name];
    int end = index[name + 1];
    return start < 0
        ? tree(~start - 1, end + 1).stringValue()
        : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether a name is this one.
   *
   * @param utf8 the same as bytes
   */
  public boolean isNamed(int name, String expected, byte[] utf8) {
    int start = index[name];
    return start < 0
        ? name(name).equals(expected)
        : Arrays.equals(bytes, start, index[name + 1], utf8, 0, utf8.length);
  }

  /** A value as a tree. */
  public JsonNode tree(int value) {
    int start = start(value);
    int end = end(value);
    return switch (kind(value)) {
      case STRING ->
          Json.NODES.stringNode(
              new String(bytes, start + 1, end - start - 2, StandardCharsets.UTF_8));
      case TRUE -> Json.NODES.booleanNode(true);
      case FALSE -> Json.NODES.booleanNode(false);
      case NULL -> Json.NODES.nullNode();
      case OBJECT, ARRAY, ESCAPED_STRING, INTEGER, DECIMAL, NUMBER -> tree(start, end);
    };
  }

  boolean hasSameBytes(int value, RawValue other) {
    return Arrays.equals(
        bytes,
        start(value),
        end(value),
        other.document().bytes,
        other.document().start(other.position()),
        other.document().end(other.position()));
  }

  int bytesHash(int value) {
    return ByteBuffer.wrap(bytes, start(value), end(value) - start(value)).hashCode();
  }

  /** FNV-1a of a scalar's text without quotes; {@link RawValue#NO_TEXT} if it has none. */
  long textHash(int value) {
    int quote = kind(value).isText() ? 1 : 0;
    int end = end(value) - quote;
    int start = start(value) + quote;
    if (kind(value).hasNoText() || start == end) {
      return RawValue.NO_TEXT;
    }
    long hash = 0xcbf29ce484222325L;
    for (int at = start; at < end; at++) {
      hash = (hash ^ bytes[at]) * 0x100000001b3L;
    }
    return hash == RawValue.NO_TEXT ? 1 : hash;
  }

  private JsonNode tree(int start, int end) {
    return Json.read(bytes, start, end);
  }
}
