package io.tappaycor.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the known names was probably meant, for messages about one that does not exist. */
public final class NearestName {

  /** The share of a long name that may differ; in a short one, two characters may. */
  private static final double NEAR = 0.34;

  private NearestName() {}

  /** The known name that is nearest, if one is near; the case of letters does not count. */
  public static Optional<String> of(String written, Collection<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> between(name, lower))
                .thenComparing(name -> name))
        .filter(name -> between(name, lower) <= Math.max(2, name.length() * NEAR));
  }

  private static int between(String name, String lower) {
    return distance(name.toLowerCase(Locale.ROOT), lower);
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
