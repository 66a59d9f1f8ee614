package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.json.Json;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LooseDatesTest {
  @ParameterizedTest
  @CsvSource({
    "'\"2026-11-20\"', 2026-11-20",
    "'\" 11/20/2026 \"', 2026-11-20",
    // The day that is said, in whatever zone it is said.
    "'\"2026-11-20T23:00:00-05:00\"', 2026-11-20",
    "'\"0001-01-01T00:00:00\"', ",
    "'\" 0001-01-01\"', ",
    "'\"01/01/0001\"', ",
    "'\"soon\"', ",
    "'\"\"', ",
    "20261120, ",
    "null, ",
  })
  void aDayIsTheOneThatTheTextNames(String value, LocalDate day) {
    assertEquals(Optional.ofNullable(day), LooseDates.day(Json.MAPPER.readTree(value)));
  }
}
