package io.tappaycor.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;

/**
 * Indexes a document in one pass. Takes only what Jackson takes too; what is not ordinary UTF-8
 * JSON without a name twice, it leaves to Jackson.
 */
final class RawScanner {

  private static final int MAX_NAME = StreamReadConstraints.DEFAULT_MAX_NAME_LEN;

  /** More than these are compared by a set, not one by one. */
  private static final int FEW_NAMES = 50;

  private static final int MAX_PLAIN_INTEGER = 18;
  private static final int MAX_PLAIN_DECIMAL = 100;

  /** ASCII that stands for itself in a string. */
  private static final boolean[] PLAIN = plain();

  private final byte[] bytes;
  private int[] index;
  private int size;
  private int at;
  private int tokens;

  RawScanner(byte[] bytes) {
    this.bytes = bytes;
    // About what pages of records take.
    this.index = new int[Math.max(64, bytes.length / 4)];
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[256];
    Arrays.fill(plain, ' ', 0x80, true);
    plain['"'] = false;
    plain['\\'] = false;
    return plain;
  }

  /** Empty if Jackson has to judge it. */
  Optional<RawDocument> scan() {
    try {
      value(0);
      if (space() != -1) {
        throw unusual();
      }
      return Optional.of(new RawDocument(bytes, index));
    } catch (JacksonException unusual) {
      return Optional.empty();
    }
  }

  private void value(int depth) {
    int first = space();
    int start = at;
    int value = reserve(RawDocument.VALUE);
    Kind kind =
        switch (first) {
          case '{' -> object(depth + 1);
          case '[' -> array(depth + 1);
          case '"' -> string();
          case 't' -> literal("true", Kind.TRUE);
          case 'f' -> literal("false", Kind.FALSE);
          case 'n' -> literal("null", Kind.NULL);
          default -> number();
        };
    index[value] = kind.code();
    index[value + 1] = start;
    index[value + 2] = at;
    index[value + 3] = size;
  }

  private Kind object(int depth) {
    enter(depth);
    if (space() == '}') {
      at++;
      return Kind.OBJECT;
    }
    int first = size;
    int count = 0;
    long seen = 0;
    while (true) {
      int name = name();
      // One bit for each hash code: most names are known to be new without a look at the others.
      long bit = 1L << ((index[name + 2] * 0x9E3779B9) >>> 26);
      if ((seen & bit) != 0 && ++count <= FEW_NAMES) {
        requireNew(name, first);
      }
      seen |= bit;
      require(':');
      value(depth);
      if (space() != ',') {
        require('}');
        if (count > FEW_NAMES) {
          requireDistinct(first);
        }
        return Kind.OBJECT;
      }
      at++;
    }
  }

  private Kind array(int depth) {
    enter(depth);
    if (space() == ']') {
      at++;
      return Kind.ARRAY;
    }
    while (true) {
      value(depth);
      if (space() != ',') {
        require(']');
        return Kind.ARRAY;
      }
      at++;
    }
  }

  private void enter(int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw unusual();
    }
    at++;
    tokens++;
  }

  /** The position of the name that is read. */
  private int name() {
    if (space() != '"') {
      throw unusual();
    }
    byte[] text = bytes;
    int start = at + 1;
    int hash = 0;
    int end = start;
    while (end < text.length && PLAIN[text[end] & 0xFF]) {
      hash = 31 * hash + text[end++];
    }
    int name = reserve(RawDocument.NAME);
    if (end < text.length && text[end] == '"') {
      at = end + 1;
      index[name] = start;
    } else {
      string();
      end = at - 1;
      hash = Json.read(bytes, start - 1, at).stringValue().hashCode();
      // Marks a name that has to be decoded.
      index[name] = ~start;
    }
    if (end - start > MAX_NAME) {
      throw unusual();
    }
    index[name + 1] = end;
    index[name + 2] = hash;
    return name;
  }

  private void requireNew(int name, int first) {
    RawDocument document = new RawDocument(bytes, index);
    for (int other = first; other < name; other = document.next(document.named(other))) {
      if (document.hash(other) == document.hash(name)
          && document.name(other).equals(document.name(name))) {
        throw unusual();
      }
    }
  }

  /** For objects of many names: the names of the object that starts there and ends here. */
  private void requireDistinct(int first) {
    RawDocument document = new RawDocument(bytes, index);
    Set<String> names = new HashSet<>();
    for (int name = first; name < size; name = document.next(document.named(name))) {
      if (!names.add(document.name(name))) {
        throw unusual();
      }
    }
  }

  private Kind string() {
    // A local variable: C1 reads a field again for each byte.
    byte[] text = bytes;
    int end = at + 1;
    while (end < text.length && PLAIN[text[end] & 0xFF]) {
      end++;
    }
    if (end < text.length && text[end] == '"') {
      at = end + 1;
      return Kind.STRING;
    }
    return unusualString(end);
  }

  private Kind unusualString(int from) {
    int start = at;
    boolean ascii = true;
    boolean escaped = false;
    at = from;
    while (peek() != '"') {
      int unit = peek();
      if (unit == '\\') {
        escaped = true;
        at++;
        escape();
      } else if (unit < ' ') {
        throw unusual();
      } else {
        ascii &= unit < 0x80;
        at++;
      }
    }
    at++;
    if (!ascii) {
      requireUtf8(start, at);
    }
    return escaped ? Kind.ESCAPED_STRING : Kind.STRING;
  }

  private void escape() {
    int unit = peek();
    at++;
    if (unit == 'u') {
      for (int digit = 0; digit < 4; digit++) {
        if (Character.digit(peek(), 16) < 0) {
          throw unusual();
        }
        at++;
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

  private Kind number() {
    int start = at;
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    boolean zero = peek() == '0';
    int whole = digits();
    if (zero && whole > 1) {
      throw unusual();
    }
    boolean decimal = peek() == '.';
    if (decimal) {
      at++;
      digits();
    }
    boolean exponent = peek() == 'e' || peek() == 'E';
    if (exponent) {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    int most = decimal ? MAX_PLAIN_DECIMAL : MAX_PLAIN_INTEGER;
    if (exponent || (negative && zero) || at - start > most) {
      // The bounds of numbers are Jackson's.
      Json.read(bytes, start, at);
      return Kind.NUMBER;
    }
    return decimal ? Kind.DECIMAL : Kind.INTEGER;
  }

  /** How many there are: at least one. */
  private int digits() {
    int start = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw unusual();
    }
    return at - start;
  }

  private Kind literal(String text, Kind kind) {
    for (int letter = 0; letter < text.length(); letter++) {
      if (peek() != text.charAt(letter)) {
        throw unusual();
      }
      at++;
    }
    return kind;
  }

  private void require(int expected) {
    if (space() != expected) {
      throw unusual();
    }
    at++;
  }

  /** The next byte that is not white space, -1 at the end. */
  private int space() {
    while (at < bytes.length) {
      byte unit = bytes[at];
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
        return unit & 0xFF;
      }
      at++;
    }
    return -1;
  }

  private int peek() {
    return at < bytes.length ? bytes[at] & 0xFF : -1;
  }

  private int reserve(int length) {
    if (++tokens > Json.MAX_TOKENS) {
      throw unusual();
    }
    int position = size;
    size += length;
    if (size > index.length) {
      index = Arrays.copyOf(index, Math.max(size, index.length * 2));
    }
    return position;
  }

  private static StreamReadException unusual() {
    return new StreamReadException("Not an ordinary document");
  }
}
