package io.tappaycor.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.exc.StreamReadException;

/**
 * The tokens of a document, one after the other. Reads only what Jackson reads too.
 *
 * <p>Its methods throw {@link StreamReadException} where a document is not ordinary UTF-8 JSON.
 */
final class JsonTokens {

  private static final int MAX_PLAIN_INTEGER = 18;
  private static final int MAX_PLAIN_DECIMAL = 100;

  /** ASCII that stands for itself in a string. */
  private static final boolean[] PLAIN = plain();

  private final byte[] bytes;
  private int position;
  private int hash;

  JsonTokens(byte[] bytes) {
    this.bytes = bytes;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[256];
    Arrays.fill(plain, ' ', 0x80, true);
    plain['"'] = false;
    plain['\\'] = false;
    return plain;
  }

  static StreamReadException unusual() {
    return new StreamReadException("Not an ordinary document");
  }

  int position() {
    return position;
  }

  /** The next byte that is not white space, -1 at the end. */
  int space() {
    while (position < bytes.length) {
      byte unit = bytes[position];
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
        return unit & 0xFF;
      }
      position++;
    }
    return -1;
  }

  /** Takes a byte after white space, if it is this one. */
  boolean accept(int expected) {
    boolean accepted = space() == expected;
    if (accepted) {
      position++;
    }
    return accepted;
  }

  /** Takes a byte after white space, which has to be this one. */
  void require(int expected) {
    if (!accept(expected)) {
      throw unusual();
    }
  }

  /** Takes a literal that starts here. */
  void literal(String text) {
    for (int letter = 0; letter < text.length(); letter++) {
      if (peek() != text.charAt(letter)) {
        throw unusual();
      }
      position++;
    }
  }

  /**
   * Takes a name, of which {@link #hash} tells the hash code.
   *
   * @return whether it is ASCII without escapes
   */
  boolean name() {
    if (space() != '"') {
      throw unusual();
    }
    // A local variable: C1 reads a field again for each byte.
    byte[] text = bytes;
    int start = position;
    int end = start + 1;
    int code = 0;
    while (end < text.length && PLAIN[text[end] & 0xFF]) {
      code = 31 * code + text[end++];
    }
    boolean plain = end < text.length && text[end] == '"';
    if (plain) {
      position = end + 1;
      hash = code;
    } else {
      unusualString(end);
      hash = Json.read(bytes, start, position).stringValue().hashCode();
    }
    return plain;
  }

  /** The hash code of the last name, as {@link String#hashCode} has it. */
  int hash() {
    return hash;
  }

  /** Takes a string that starts here. */
  Kind string() {
    byte[] text = bytes;
    int end = position + 1;
    while (end < text.length && PLAIN[text[end] & 0xFF]) {
      end++;
    }
    if (end < text.length && text[end] == '"') {
      position = end + 1;
      return Kind.STRING;
    }
    return unusualString(end);
  }

  private Kind unusualString(int from) {
    int start = position;
    boolean ascii = true;
    boolean escaped = false;
    position = from;
    while (peek() != '"') {
      int unit = peek();
      position++;
      if (unit == '\\') {
        escaped = true;
        escape();
      } else if (unit < ' ') {
        throw unusual();
      }
      ascii &= unit < 0x80;
    }
    position++;
    if (!ascii) {
      requireUtf8(start, position);
    }
    return escaped ? Kind.ESCAPED_STRING : Kind.STRING;
  }

  private void escape() {
    int unit = peek();
    position++;
    if (unit == 'u') {
      for (int digit = 0; digit < 4; digit++) {
        if (Character.digit(peek(), 16) < 0) {
          throw unusual();
        }
        position++;
      }
    } else if (unit == -1 || "\"\\/bfnrt".indexOf(unit) < 0) {
      throw unusual();
    }
  }

  /** Java puts U+FFFD where bytes are not UTF-8. Where it was received, Jackson judges. */
  private void requireUtf8(int start, int end) {
    if (new String(bytes, start, end - start, StandardCharsets.UTF_8).indexOf('\uFFFD') >= 0) {
      throw unusual();
    }
  }

  /** Takes a number that starts here. */
  Kind number() {
    int start = position;
    boolean negative = next('-', '-');
    boolean zero = peek() == '0';
    if (digits() > 1 && zero) {
      throw unusual();
    }
    boolean decimal = next('.', '.');
    if (decimal) {
      digits();
    }
    boolean exponent = next('e', 'E');
    if (exponent) {
      next('+', '-');
      digits();
    }
    int most = decimal ? MAX_PLAIN_DECIMAL : MAX_PLAIN_INTEGER;
    if (exponent || (negative && zero) || position - start > most) {
      // The bounds of numbers are Jackson's.
      Json.read(bytes, start, position);
      return Kind.NUMBER;
    }
    return decimal ? Kind.DECIMAL : Kind.INTEGER;
  }

  /** Takes the next byte if it is one of these. */
  private boolean next(int one, int other) {
    int unit = peek();
    boolean taken = unit == one || unit == other;
    if (taken) {
      position++;
    }
    return taken;
  }

  /** How many there are: at least one. */
  private int digits() {
    int start = position;
    while (position < bytes.length && bytes[position] >= '0' && bytes[position] <= '9') {
      position++;
    }
    if (position == start) {
      throw unusual();
    }
    return position - start;
  }

  private int peek() {
    return position < bytes.length ? bytes[position] & 0xFF : -1;
  }
}
