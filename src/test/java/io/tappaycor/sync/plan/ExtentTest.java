package io.tappaycor.sync.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.config.Configuration.Reports;
import io.tappaycor.scope.LegalEntityId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExtentTest {

  /** Late on the 20th in New York is the 21st in UTC: days are UTC's. */
  private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,          -,          2025-11-21",
        "2026-01-01, -,          2026-01-01",
        "-,          2026-11-20, 2026-10-21",
        "2026-11-10, 2026-11-20, 2026-11-10",
        "2026-01-01, 2026-11-20, 2026-10-21",
        "2026-01-01, 2030-01-01, 2026-10-22",
        "2026-01-01, 2024-01-01, 2026-01-01",
      })
  void aStreamStartsAtTheLatestOfFloorAndBookmarkLessLookback(
      LocalDate startDate, LocalDate bookmark, LocalDate expected) {
    Extent extent =
        new Extent(
            List.of(new LegalEntityId(1)),
            List.of(new LegalEntityId(1)),
            Optional.ofNullable(startDate),
            30,
            OptionalInt.empty(),
            Reports.NONE,
            START,
            false);

    assertEquals(expected, extent.resumeFrom(Optional.ofNullable(bookmark)));
  }
}
