package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTimesTest {
  private static final String MOMENT =
      "{\"type\": [\"null\", \"string\"], \"format\": \"date-time\"}";
  private static final String CLOCK = "{\"clock\": " + MOMENT + ", \"other\": " + MOMENT + "}";

  @ParameterizedTest
  @CsvSource({
    "2026-09-15T07:00:00Z, 2026-09-15T07:00:00Z",
    "2026-09-15T07:00:00, 2026-09-15T07:00:00Z",
    "2026-09-15T07:00, 2026-09-15T07:00:00Z",
    "2026-09-15t07:00:00z, 2026-09-15T07:00:00Z",
    "2026-09-15 07:00:00, 2026-09-15T07:00:00Z",
    "2026-09-15 07:00:00 Z, 2026-09-15T07:00:00Z",
    "2026-09-15T07:00:00-05:00, 2026-09-15T07:00:00-05:00",
    "2026-09-15T07:00:00+0530, 2026-09-15T07:00:00+05:30",
    "2026-09-15T07:00:00+05, 2026-09-15T07:00:00+05:00",
    "2026-09-15T07:00:00+0000, 2026-09-15T07:00:00Z",
    "2026-09-15T07:00:00-00:00, 2026-09-15T07:00:00Z",
    "2026-09-15T07:00:00.5Z, 2026-09-15T07:00:00.5Z",
    "2026-09-15T07:00:00.1200000, 2026-09-15T07:00:00.1200000Z",
    "'2026-09-15T07:00:00,123', 2026-09-15T07:00:00.123Z",
    "2026-09-15T07:00:00.123456789012345678901234567890Z, 2026-09-15T07:00:00.123456789Z",
    "2026-09-15, 2026-09-15T00:00:00Z",
    "09/15/2026, 2026-09-15T00:00:00Z",
    "9/5/2026, 2026-09-05T00:00:00Z",
    "09/15/2026 00:00:00, 2026-09-15T00:00:00Z",
    "'  2026-09-15 ', 2026-09-15T00:00:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
    "9999-12-31T23:59:59, 9999-12-31T23:59:59Z",
    "1900-01-01, 1900-01-01T00:00:00Z",
  })
  void aDateTimeIsReadInEachFormThatIsSeen(String raw, String printed) {
    Shaper shaper = Shaper.field(MOMENT);

    assertEquals('"' + printed + '"', shaper.value('"' + raw + '"'));
    assertEquals(Map.of(), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-02-30\"",
        "\"2026-09-15T24:00:00Z\"",
        "\"2026-09-15T23:59:60Z\"",
        "\"2026-13-01\"",
        "\"0000-05-01\"",
        "\"5/1/0000\"",
        "\"13/01/2026\"",
        "\"15.09.2026\"",
        "\"09/15/26\"",
        "\"2026-09-15T07\"",
        "\"2026-09-15T07:00:00+25:00\"",
        "\"2026-09-15T07:00:00.1234567890123456789012345678901Z\"",
        "\"2026-09-15T07:00:00Zulu\"",
        "\"tomorrow\"",
        "1790000000",
        "true",
        "{}",
      })
  void whatIsNoDateTimeBecomesNullAndIsCounted(String raw) {
    Shaper shaper = Shaper.field(MOMENT);

    assertEquals("null", shaper.value(raw));
    assertEquals(1, shaper.drift().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00.0000000",
        "0001-01-01T00:00:00+00:00",
        "0001-01-01T00:00:00-05:00",
        "0001-01-01 00:00:00",
        "0001-01-01",
        "01/01/0001",
        " 0001-01-01T00:00:00",
        "",
        "  ",
      })
  void notSetIsNullAndNoDrift(String raw) {
    Shaper shaper = Shaper.field(MOMENT);

    assertEquals("null", shaper.value('"' + raw + '"'));
    assertEquals(Map.of(), shaper.drift());
  }

  @Test
  void theDayAfterNotSetIsADate() {
    assertEquals("\"0001-01-02T00:00:00Z\"", Shaper.field(MOMENT).value("\"0001-01-02\""));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15T07:00:00, 2026-01-15T07:00:00-05:00",
    "2026-07-15T07:00:00.250, 2026-07-15T07:00:00.250-04:00",
    // The clocks go back at 02:00: 01:30 comes twice, and the earlier is meant.
    "2026-11-01T01:30:00, 2026-11-01T01:30:00-04:00",
    "2026-11-01T02:00:00, 2026-11-01T02:00:00-05:00",
    // The clocks go forward at 02:00: there is no 02:30, and it stays what was received.
    "2026-03-08T02:30:00, 2026-03-08T02:30:00-05:00",
    "2026-03-08T03:00:00, 2026-03-08T03:00:00-04:00",
    "2026-01-15T07:00:00Z, 2026-01-15T07:00:00Z",
    "2026-01-15T07:00:00+02:00, 2026-01-15T07:00:00+02:00",
    "2026-01-15, 2026-01-15T00:00:00Z",
  })
  void aClockFieldGetsTheZonesOffsetForItsWallTime(String raw, String printed) {
    assertEquals(
        "{\"clock\":\"" + printed + "\"}",
        Shaper.in("America/New_York", CLOCK).record("{\"clock\": \"" + raw + "\"}"));
  }

  @Test
  void onlyClockFieldsAreInTheZone() {
    assertEquals(
        "{\"clock\":\"2026-01-15T07:00:00-05:00\",\"other\":\"2026-01-15T07:00:00Z\"}",
        Shaper.in("America/New_York", CLOCK)
            .record("{\"clock\": \"2026-01-15T07:00:00\", \"other\": \"2026-01-15T07:00:00\"}"));
  }

  @Test
  void aClockFieldInsideAnArrayIsInTheZone() {
    String rows =
        "{\"rows\": {\"type\": \"array\", \"items\": {\"type\": \"object\", \"properties\": "
            + CLOCK
            + "}}}";

    assertEquals(
        "{\"rows\":[{\"clock\":\"2026-01-15T07:00:00-05:00\"}]}",
        Shaper.in("America/New_York", rows)
            .record("{\"rows\": [{\"clock\": \"2026-01-15T07:00:00\"}]}"));
  }

  @Test
  void anOffsetOfHistoryIsCutToTheMinute() {
    assertEquals(
        "{\"clock\":\"1850-01-01T00:00:00-04:56\"}",
        Shaper.in("America/New_York", CLOCK).record("{\"clock\": \"1850-01-01T00:00:00\"}"));
  }
}
