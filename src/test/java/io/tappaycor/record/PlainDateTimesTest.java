package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cut says the same as those who know calendars, up to the 28th. */
final class PlainDateTimesTest {

  private static final String PLAIN = "2026-11-20T07:08:09Z";

  /** What is read closely and comes out to the character needs no change. */
  private static boolean needsNoChange(String text) {
    return DateTimes.parse(text, ZoneOffset.UTC)
        .filter(each -> !each.isNotSet())
        .map(DateTimes.DateTime::rfc3339)
        .equals(Optional.of(text));
  }

  private static boolean isOne(String text) {
    RawValue value = RawValue.of(Json.NODES.stringNode(text));
    return PlainDateTimes.isOne(value.document(), value.position());
  }

  private static void compare(String text) {
    boolean isEarly = text.startsWith("0000") || text.startsWith("0001");
    boolean isLate = text.matches("....-..-(29|30|31).*");

    assertEquals(!isEarly && !isLate && needsNoChange(text), isOne(text), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "0001", "0002", "0099", "0100", "1900", "2024", "2026", "9999"})
  void everyDayOfAYearIsToldAsTheCalendarTellsIt(String year) {
    for (int month = 0; month < 20; month++) {
      for (int day = 0; day < 40; day++) {
        compare("%s-%02d-%02dT00:00:00Z".formatted(year, month, day));
      }
    }
  }

  @Test
  void everyTimeOfADayIsToldAsTheClockTellsIt() {
    for (int number = 0; number < 100; number++) {
      compare("2026-11-20T%02d:00:00Z".formatted(number));
      compare("2026-11-20T00:%02d:00Z".formatted(number));
      compare("2026-11-20T00:00:%02dZ".formatted(number));
      compare("2026-11-20T23:59:%02dZ".formatted(number));
    }
  }

  @Test
  void oneOtherCharacterAnywhereIsToldAsItIsRead() {
    IntStream.range(0, PLAIN.length())
        .forEach(
            at ->
                IntStream.rangeClosed(0, 0x2ff)
                    .mapToObj(
                        other -> new StringBuilder(PLAIN).replace(at, at + 1, "" + (char) other))
                    .forEach(text -> compare(text.toString())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-20",
        "2026-11-20T07:08:09",
        "2026-11-20T07:08:09ZZ",
        "2026-11-20T07:08:09Z ",
        "2026-11-20T07:08:09.5Z",
        "2026-11-20T07:08:09+00:00",
        "12026-11-20T07:08:09",
      })
  void anyOtherLengthIsLeftToThoseWhoReadClosely(String text) {
    assertFalse(isOne(text));
  }
}
