package io.tappaycor.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Date-times as Paycor sends them, turned into RFC 3339. Seen: with and without zone, with and
 * without seconds or fraction, a bare date, and {@code MM/dd/yyyy}.
 */
final class DateTimes {

  /** Of dates in the American form: never another time. */
  private static final Set<String> MIDNIGHT =
      Set.of("", " 0:00", " 00:00", " 0:00:00", " 00:00:00", " 12:00 AM", " 12:00:00 AM");

  /** Paycor's "not set" (.NET's default date). */
  private static final LocalDateTime NOT_SET = LocalDateTime.of(1, 1, 1, 0, 0);

  private static final int MAX_FRACTION = 30;

  /** Targets keep no more digits. */
  private static final int NANOSECONDS = 9;

  private DateTimes() {}

  /**
   * Reads a date-time.
   *
   * @param zone whose offset is appended if the text has none; its wall time is never shifted
   * @return empty if the text is no date-time
   */
  static Optional<DateTime> parse(String text, ZoneId zone) {
    try {
      DateTime iso = iso(new TextCursor(text), zone);
      return Optional.ofNullable(iso == null ? american(new TextCursor(text)) : iso);
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** {@code 2026-11-20}, or with a time, seconds, a fraction, an offset; null for other forms. */
  private static @Nullable DateTime iso(TextCursor in, ZoneId zone) {
    int year = in.number(4, 4);
    in.expect("-");
    int month = in.number(2, 2);
    in.expect("-");
    int day = in.number(2, 2);
    if (in.isComplete()) {
      return new DateTime(day(year, month, day).atStartOfDay(), ZoneOffset.UTC, "");
    }
    in.expect("Tt ");
    int hour = in.number(2, 2);
    in.expect(":");
    int minute = in.number(2, 2);
    boolean hasSeconds = in.accept(":");
    int second = hasSeconds ? in.number(2, 2) : 0;
    String fraction = hasSeconds && in.accept(".,") ? in.digits(1, MAX_FRACTION) : "";
    in.accept(" ");
    String offset = offset(in);
    if (!in.isComplete()) {
      return null;
    }
    LocalDateTime wall = day(year, month, day).atTime(LocalTime.of(hour, minute, second));
    return new DateTime(
        wall,
        offset.isEmpty() ? offsetOf(wall, zone) : offsetFrom(offset),
        beginning(fraction, NANOSECONDS));
  }

  /** {@code Z}, {@code +05}, {@code +0530}, {@code +05:30} or nothing. */
  private static String offset(TextCursor in) {
    String offset = in.rest();
    if (!in.accept("Zz") && in.accept("+-")) {
      in.digits(2, 2);
      if (in.accept(":") || !in.isAtEnd()) {
        in.digits(2, 2);
      }
    }
    return offset;
  }

  private static @Nullable DateTime american(TextCursor in) {
    int month = in.number(1, 2);
    in.expect("/");
    int day = in.number(1, 2);
    in.expect("/");
    int year = in.number(4, 4);
    return in.isKept() && MIDNIGHT.contains(in.rest())
        ? new DateTime(day(year, month, day).atStartOfDay(), ZoneOffset.UTC, "")
        : null;
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
      return onTheWall() + offsetText();
    }

    /** RFC 3339, the same moment in UTC; as received at the edges of the calendar. */
    String inUtc() {
      LocalDateTime utc = wall.minusSeconds(offset.getTotalSeconds());
      boolean odd = utc.getYear() < 1 || utc.getYear() > 9999;
      return odd ? rfc3339() : new DateTime(utc, ZoneOffset.UTC, fraction).rfc3339();
    }

    /** The wall time without its offset. */
    String onTheWall() {
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
      return text.toString();
    }

    /** RFC 3339 knows offsets to the minute only; history has some to the second. */
    private String offsetText() {
      return beginning(offset.getId(), "+00:00".length());
    }

    private static StringBuilder pad(StringBuilder text, int number, int width) {
      int digits = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
      for (int place = digits; place < width; place++) {
        text.append('0');
      }
      return text.append(number);
    }
  }
}
