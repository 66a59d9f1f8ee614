package io.tappaycor.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Keys that are not settings, each with the setting that was probably meant. */
final class UnknownKeys {

  /** The share of a long name that may differ; in a short one, two characters may. */
  private static final double NEAR = 0.34;

  private UnknownKeys() {}

  static List<String> in(ObjectNode values) {
    return values.propertyNames().stream()
        .filter(key -> Settings.of(key).isEmpty())
        .map(UnknownKeys::describe)
        .toList();
  }

  private static String describe(String key) {
    String hint =
        nearest(key).map(meant -> ": did you mean " + meant + "?").orElse(" and is ignored");
    String shown = key.length() > 60 ? key.substring(0, 60) + "…" : key;
    return "The setting " + shown.replaceAll("\\p{Cntrl}", "?") + " does not exist" + hint;
  }

  private static Optional<String> nearest(String key) {
    return Settings.keys().stream()
        .min(Comparator.comparingInt(known -> distance(known, key)))
        .filter(known -> distance(known, key) <= Math.max(2, known.length() * NEAR));
  }

  /** The Levenshtein distance: how many characters to add, drop or change. */
  static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(above[column - 1] + change, 1 + Math.min(above[column], current[column - 1]));
      }
      above = current;
    }
    return above[right.length()];
  }
}
