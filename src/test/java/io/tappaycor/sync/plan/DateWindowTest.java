package io.tappaycor.sync.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DateWindowTest {

  private static final DateWindow WEEK =
      new DateWindow(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 7));

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, false",
    "2026-11-01, true",
    "2026-11-04, true",
    "2026-11-07, true",
    "2026-11-08, false",
  })
  void theFirstAndTheLastDayAreInIt(LocalDate day, boolean isIn) {
    assertEquals(isIn, WEEK.contains(day));
  }

  @Test
  void aDayIsTheSmallestWindow() {
    assertTrue(new DateWindow(WEEK.first(), WEEK.first()).isOneDay());
    assertFalse(new DateWindow(WEEK.first(), WEEK.first().plusDays(1)).isOneDay());
  }
}
