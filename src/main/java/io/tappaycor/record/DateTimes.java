package io.tappaycor.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Date-times as Paycor sends them, turned into RFC 3339. Seen: with and without zone, with and
 * without seconds or fraction, a bare date, and {@code MM/dd/yyyy}.
 */
final class DateTimes {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})"
              + "(?:[Tt ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,30}))?)?"
              + " ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?");

  private static final Pattern AMERICAN =
      Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: 0?0:00(?::00)?)?");

  /** Paycor's "not set" (.NET's default date). */
  private static final LocalDateTime NOT_SET = LocalDateTime.of(1, 1, 1, 0, 0);

  private DateTimes() {}

  /**
   * Reads a date-time.
   *
   * @param zone whose offset is appended if the text has none; its wall time is never shifted
   * @return empty if the text is no date-time
   */
  static Optional<DateTime> parse(String text, ZoneId zone) {
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return Optional.of(fromIso(iso, zone));
      }
      Matcher american = AMERICAN.matcher(text);
      if (american.matches()) {
        LocalDate date = day(number(american, 3), number(american, 1), number(american, 2));
        return Optional.of(new DateTime(date.atStartOfDay(), ZoneOffset.UTC, ""));
      }
      return Optional.empty();
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static DateTime fromIso(Matcher match, ZoneId zone) {
    LocalDate date = day(number(match, 1), number(match, 2), number(match, 3));
    if (match.group(4) == null) {
      return new DateTime(date.atStartOfDay(), ZoneOffset.UTC, "");
    }
    int seconds = match.group(6) == null ? 0 : number(match, 6);
    LocalDateTime wall = date.atTime(LocalTime.of(number(match, 4), number(match, 5), seconds));
    // Targets keep nanoseconds at most.
    String fraction = match.group(7) == null ? "" : beginning(match.group(7), 9);
    String offset = match.group(8);
    return new DateTime(wall, offset == null ? offsetOf(wall, zone) : offsetFrom(offset), fraction);
  }

  /** Targets that are written in Python, and databases, know no year 0. */
  private static LocalDate day(int year, int month, int day) {
    if (year == 0) {
      throw new DateTimeException("There is no year 0");
    }
    return LocalDate.of(year, month, day);
  }

  /** The earlier offset in an overlap; in a gap the one before it. */
  private static ZoneOffset offsetOf(LocalDateTime wall, ZoneId zone) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(wall);
    return transition == null ? zone.getRules().getOffset(wall) : transition.getOffsetBefore();
  }

  private static ZoneOffset offsetFrom(String text) {
    return text.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  private static String beginning(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  /**
   * A wall time, its offset and the digits of its fraction of a second as they were received.
   *
   * @param wall to the second
   */
  record DateTime(LocalDateTime wall, ZoneOffset offset, String fraction) {

    /** Whether it is Paycor's way to say that a date is not set. */
    boolean isNotSet() {
      return wall.equals(NOT_SET);
    }

    /** RFC 3339, with the wall time and the offset that were received. */
    String rfc3339() {
      StringBuilder text = new StringBuilder(32);
      pad(text, wall.getYear(), 4).append('-');
      pad(text, wall.getMonthValue(), 2).append('-');
      pad(text, wall.getDayOfMonth(), 2).append('T');
      pad(text, wall.getHour(), 2).append(':');
      pad(text, wall.getMinute(), 2).append(':');
      pad(text, wall.getSecond(), 2);
      if (!fraction.isEmpty()) {
        text.append('.').append(fraction);
      }
      return text.append(offsetText()).toString();
    }

    /** RFC 3339 knows offsets to the minute only; history has some to the second. */
    private String offsetText() {
      return beginning(offset.getId(), "+00:00".length());
    }

    private static StringBuilder pad(StringBuilder text, int number, int width) {
      String digits = Integer.toString(number);
      return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
  }
}
