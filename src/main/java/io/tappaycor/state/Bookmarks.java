package io.tappaycor.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The text of a bookmark: the UTC midnight that begins its day. */
final class Bookmarks {

  /** Years of four digits: with others, days before or after them would leave the calendar. */
  private static final int LATEST_YEAR = 9999;

  private Bookmarks() {}

  static String text(LocalDate day) {
    return day + "T00:00:00Z";
  }

  /** The UTC day that a bookmark of ours, or of a like tool, stands for. */
  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(day(text))
          .filter(date -> date.getYear() > 0 && date.getYear() <= LATEST_YEAR);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** A time of ours; empty if it is none. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static LocalDate day(String text) {
    if (text.length() == "yyyy-MM-dd".length()) {
      return LocalDate.parse(text);
    }
    boolean naive = text.matches(".*T[0-9:.]+");
    return OffsetDateTime.parse(naive ? text + "Z" : text)
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toLocalDate();
  }
}
