package io.tappaycor.state;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The text of a bookmark: the UTC midnight that begins its day. */
final class Bookmarks {

  private Bookmarks() {}

  static String text(LocalDate day) {
    return day + "T00:00:00Z";
  }

  /** The UTC day that a bookmark of ours, or of a like tool, stands for. */
  static Optional<LocalDate> date(String text) {
    try {
      if (text.length() == "yyyy-MM-dd".length()) {
        return Optional.of(LocalDate.parse(text));
      }
      boolean naive = text.matches(".*T[0-9:.]+");
      return Optional.of(
          OffsetDateTime.parse(naive ? text + "Z" : text)
              .withOffsetSameInstant(ZoneOffset.UTC)
              .toLocalDate());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
