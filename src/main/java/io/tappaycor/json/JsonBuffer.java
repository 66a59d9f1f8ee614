package io.tappaycor.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** JSON as bytes that are copied together: whoever writes sees to commas and brackets. */
public final class JsonBuffer {

  private byte[] bytes;
  private int size;

  /**
   * An empty buffer.
   *
   * @param capacity in bytes; grows as needed
   */
  public JsonBuffer(int capacity) {
    this.bytes = new byte[Math.max(capacity, 64)];
  }

  /** The name of a field with its colon, as {@link #raw(byte[])} takes it. */
  public static byte[] name(String name) {
    return (Json.MAPPER.writeValueAsString(name) + ":").getBytes(StandardCharsets.UTF_8);
  }

  /** Adds ASCII characters as they are. */
  public void raw(String ascii) {
    reserve(ascii.length());
    for (int index = 0; index < ascii.length(); index++) {
      bytes[size++] = (byte) ascii.charAt(index);
    }
  }

  /** Adds an ASCII character as it is. */
  public void raw(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  /** Adds bytes as they are. */
  public void raw(byte[] json) {
    raw(json, 0, json.length);
  }

  /** Adds a value as it was received. */
  public void raw(RawDocument document, int value) {
    raw(document.bytes(), document.start(value), document.end(value));
  }

  private void raw(byte[] json, int start, int end) {
    int length = end - start;
    reserve(length);
    System.arraycopy(json, start, bytes, size, length);
    size += length;
  }

  /** Adds a string. */
  public void string(String text) {
    if (isPlain(text)) {
      raw('"');
      raw(text);
      raw('"');
    } else {
      raw(Json.MAPPER.writeValueAsBytes(text));
    }
  }

  private static boolean isPlain(String text) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit < ' ' || unit >= 0x7F || unit == '"' || unit == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Adds a value. */
  public void tree(JsonNode value) {
    if (value.isString()) {
      string(value.stringValue());
    } else if (value.isInt() || value.isLong()) {
      raw(Long.toString(value.longValue()));
    } else if (value.isNull() || value.isMissingNode()) {
      raw("null");
    } else {
      raw(Json.MAPPER.writeValueAsBytes(value));
    }
  }

  /** How many bytes. */
  public int size() {
    return size;
  }

  /** Takes back all that was added after the first so many bytes. */
  public void truncate(int length) {
    size = Math.min(size, length);
  }

  /** What was added, as a tree. */
  public JsonNode parsed() {
    return Json.read(bytes, 0, size);
  }

  /** A part of what was added. */
  public byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Writes what was added. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
