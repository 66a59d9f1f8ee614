package io.tappaycor.record;

import io.tappaycor.json.Json;
import tools.jackson.databind.JsonNode;

/** Strings that every target takes: one Postgres target fails on NUL, and UTF-8 has no halves. */
final class Texts {

  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /** The same node if it is clean already, as nearly all are. */
  static JsonNode clean(JsonNode text) {
    String value = text.asString();
    String cleaned = clean(value);
    return cleaned.equals(value) ? text : Json.NODES.stringNode(cleaned);
  }

  static String clean(String value) {
    for (int index = 0; index < value.length(); index++) {
      char unit = value.charAt(index);
      if (unit == 0 || Character.isSurrogate(unit)) {
        return rewrite(value);
      }
    }
    return value;
  }

  private static String rewrite(String value) {
    StringBuilder clean = new StringBuilder(value.length());
    value
        .codePoints()
        .filter(point -> point != 0)
        .map(point -> isHalf(point) ? REPLACEMENT : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** A surrogate that stands alone: a pair comes as one code point. */
  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
