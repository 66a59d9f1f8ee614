package io.tappaycor.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads {@code start_date}: a date, or a time that stands for its UTC day. */
final class StartDates {

  /** Windows since the beginning of time would never end; Paycor was founded in 1990. */
  private static final int EARLIEST_YEAR = 1900;

  private static final int LATEST_YEAR = 9999;

  private StartDates() {}

  static SettingType<LocalDate> type() {
    return new SettingType<>(List.of("string"), false, StartDates::parse).formatted("date-time");
  }

  private static LocalDate parse(JsonNode value) throws InvalidValueException {
    String text = SettingTypes.text(value);
    try {
      LocalDate date = day(text);
      if (date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR) {
        return date;
      }
    } catch (DateTimeException invalid) {
      throw invalid();
    }
    throw invalid();
  }

  private static LocalDate day(String text) {
    if (text.length() == "yyyy-MM-dd".length()) {
      return LocalDate.parse(text);
    }
    boolean hasNoOffset = text.matches(".*T[0-9:.]+");
    Instant instant = OffsetDateTime.parse(hasNoOffset ? text + "Z" : text).toInstant();
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static InvalidValueException invalid() {
    return new InvalidValueException(
        "is not a date from %d on: write it as 2026-01-31 or 2026-01-31T00:00:00Z"
            .formatted(EARLIEST_YEAR));
  }
}
