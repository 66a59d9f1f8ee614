package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.record.DateTimes.DateTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The forms of dates as regular expressions, which the parser has to agree with. */
final class DateFormsTest {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})"
              + "(?:[Tt ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,30}))?)?"
              + " ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?");

  private static final Pattern AMERICAN =
      Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: 0?0:00(?::00)?)?");

  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final List<String> FORMS =
      List.of(
          "2026-11-20",
          "2026-11-20T07:08",
          "2026-03-08 02:30:00",
          "2026-11-01t01:30:09.1234567",
          "2026-11-20T07:08:09,123456789012345678901234567890Z",
          "2026-11-20T07:08:09z",
          "2026-11-20T07:08:09 +05",
          "2026-11-20T07:08:09-0530",
          "2026-11-20T07:08:09.5+05:30",
          "0001-01-01T00:00:00",
          "1/2/2026",
          "11/20/2026 0:00",
          "11/20/2026 00:00:00");

  private static final String ALPHABET = "0123456789999-+:/.,TtZz  \u0661\uFF11x";

  private static Optional<DateTime> expected(String text) {
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return Optional.of(fromIso(iso));
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

  private static DateTime fromIso(Matcher match) {
    LocalDate date = day(number(match, 1), number(match, 2), number(match, 3));
    if (match.group(4) == null) {
      return new DateTime(date.atStartOfDay(), ZoneOffset.UTC, "");
    }
    int seconds = match.group(6) == null ? 0 : number(match, 6);
    LocalDateTime wall = date.atTime(LocalTime.of(number(match, 4), number(match, 5), seconds));
    String fraction = match.group(7) == null ? "" : match.group(7);
    return new DateTime(
        wall, offset(match.group(8), wall), fraction.substring(0, Math.min(9, fraction.length())));
  }

  private static ZoneOffset offset(String text, LocalDateTime wall) {
    if (text != null) {
      return text.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
    ZoneOffsetTransition transition = ZONE.getRules().getTransition(wall);
    return transition == null ? ZONE.getRules().getOffset(wall) : transition.getOffsetBefore();
  }

  private static LocalDate day(int year, int month, int day) {
    if (year == 0) {
      throw new DateTimeException("There is no year 0");
    }
    return LocalDate.of(year, month, day);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static void compare(String text) {
    assertEquals(expected(text), DateTimes.parse(text, ZONE), text);
  }

  @Test
  void everyBeginningOfAFormIsReadAsTheExpressionsSay() {
    for (String form : FORMS) {
      for (int length = 0; length <= form.length(); length++) {
        compare(form.substring(0, length));
        compare(form.substring(0, length) + form.substring(Math.min(length + 1, form.length())));
      }
    }
  }

  @Test
  void changedFormsAreReadAsTheExpressionsSay() {
    Random random = new Random(20261124);
    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder(FORMS.get(random.nextInt(FORMS.size())));
      for (int change = random.nextInt(4); change >= 0; change--) {
        int index = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), index + random.nextInt(2));
        char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        text.replace(index, end, random.nextInt(5) == 0 ? "" : String.valueOf(other));
      }
      compare(text.toString());
    }
  }
}
