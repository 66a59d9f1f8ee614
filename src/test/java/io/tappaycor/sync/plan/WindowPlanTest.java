package io.tappaycor.sync.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Configuration.Reports;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import io.tappaycor.stream.Windowing;
import io.tappaycor.stream.Windowing.Bounds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class WindowPlanTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Extent NOON = extent("2026-11-20T12:00:00Z");
  private static final Bounds QUERY = new Bounds.Query("from", "to");

  static final List<StreamDefinition> WINDOWED =
      StreamTable.ALL.stream()
          .filter(each -> each.windowing() instanceof Windowing.ByDate)
          .toList();

  private static Extent extent(String time) {
    return new Extent(
        List.of(new LegalEntityId(7)),
        List.of(new LegalEntityId(7)),
        Optional.empty(),
        30,
        OptionalInt.empty(),
        Reports.NONE,
        Instant.parse(time),
        false);
  }

  /** At 1 o'clock UTC it is still the day before in the United States. */
  @Test
  void noWindowStartsOnADayThatIsTomorrowInTheAmericas() {
    Windowing.ByDate rule = Windowing.ByDate.of(7, QUERY).notStartingInFuture();

    assertEquals(
        List.of(window("2026-11-14", "2026-11-20")),
        WindowPlan.of(
                rule, LocalDate.of(2026, 11, 14), extent("2026-11-20T01:00:00Z"), Optional.empty())
            .windows());
    assertEquals(
        List.of(window("2026-11-13", "2026-11-18"), window("2026-11-19", "2026-11-20")),
        WindowPlan.of(
                rule, LocalDate.of(2026, 11, 13), extent("2026-11-20T01:00:00Z"), Optional.empty())
            .windows());
    assertEquals(
        List.of(),
        WindowPlan.of(
                rule, LocalDate.of(2026, 11, 21), extent("2026-11-20T01:00:00Z"), Optional.empty())
            .windows());
  }

  private static List<DateWindow> windows(Windowing.ByDate rule, LocalDate wanted) {
    return WindowPlan.of(rule, wanted, NOON, Optional.empty()).windows();
  }

  private static DateWindow window(String first, String last) {
    return new DateWindow(LocalDate.parse(first), LocalDate.parse(last));
  }

  @Test
  void windowsAreDisjointWithoutAGapAndEndToday() {
    assertEquals(
        List.of(
            window("2026-11-04", "2026-11-10"),
            window("2026-11-11", "2026-11-17"),
            window("2026-11-18", "2026-11-20")),
        windows(Windowing.ByDate.of(7, QUERY), LocalDate.of(2026, 11, 4)));
  }

  @Test
  void aWindowOfTodayAloneIsAWindow() {
    assertEquals(
        List.of(window("2026-11-20", "2026-11-20")), windows(Windowing.ByDate.of(7, QUERY), TODAY));
  }

  @Test
  void aStartAfterTheEndLeavesNothingToRead() {
    assertEquals(List.of(), windows(Windowing.ByDate.of(7, QUERY), TODAY.plusDays(1)));
  }

  @Test
  void theOldestDayIsALimitThatIsSaid() {
    WindowPlan plan =
        WindowPlan.of(
            Windowing.ByDate.of(400, QUERY).since(364),
            LocalDate.of(2020, 1, 1),
            NOON,
            Optional.empty());

    assertEquals(TODAY.minusDays(364), plan.windows().get(0).first());
    assertEquals(Optional.of(LocalDate.of(2020, 1, 1)), plan.cutOff());
  }

  @Test
  void aStartOnTheOldestDayIsNotCutOff() {
    WindowPlan plan =
        WindowPlan.of(
            Windowing.ByDate.of(400, QUERY).since(364),
            TODAY.minusDays(364),
            NOON,
            Optional.empty());

    assertTrue(plan.cutOff().isEmpty());
  }

  @Test
  void aCutPassGoesOnAfterItsLastDay() {
    WindowPlan plan =
        WindowPlan.of(
            Windowing.ByDate.of(7, QUERY),
            LocalDate.of(2026, 11, 1),
            NOON,
            Optional.of(LocalDate.of(2026, 11, 14)));

    assertEquals(window("2026-11-15", "2026-11-20"), plan.windows().get(0));
    assertEquals(1, plan.windows().size());
  }

  @Test
  void noWindowStartsInTheFutureWhereTheRuleForbidsIt() {
    assertEquals(
        List.of(window("2026-11-18", "2026-11-19"), window("2026-11-20", "2027-02-17")),
        windows(
            Windowing.ByDate.of(90, QUERY).ahead(89).notStartingInFuture(),
            LocalDate.of(2026, 11, 18)));
  }

  @Test
  void yearsAreWholeWheneverTheStreamStarts() {
    Windowing.ByDate years =
        new Windowing.ByDate(
            new Windowing.Span.CalendarYear(),
            0,
            0,
            true,
            new Bounds.OfParents(),
            Optional.empty(),
            Optional.empty());

    assertEquals(
        List.of(window("2025-01-01", "2025-12-31"), window("2026-01-01", "2026-12-31")),
        windows(years, LocalDate.of(2025, 6, 30)));
  }

  @Test
  void halvesAreTheWholeOnce() {
    assertEquals(
        List.of(window("2026-11-01", "2026-11-04"), window("2026-11-05", "2026-11-07")),
        window("2026-11-01", "2026-11-07").halves());
    assertEquals(
        List.of(window("2026-11-01", "2026-11-01"), window("2026-11-02", "2026-11-02")),
        window("2026-11-01", "2026-11-02").halves());
  }

  @ParameterizedTest
  @FieldSource("WINDOWED")
  void everyStreamsWindowsKeepItsRules(StreamDefinition stream) {
    Windowing.ByDate rule = (Windowing.ByDate) stream.windowing();
    for (int age = 0; age < 800; age += 13) {
      LocalDate next = null;
      for (DateWindow window : windows(rule, TODAY.minusDays(age))) {
        assertFalse(window.last().isBefore(window.first()));
        if (rule.span() instanceof Windowing.Span.Days days) {
          long count = window.last().toEpochDay() - window.first().toEpochDay() + 1;
          assertTrue(count <= days.count(), "counted inclusively");
          assertFalse(window.last().isAfter(TODAY.plusDays(rule.daysAhead())));
        }
        if (rule.maxAgeDays() > 0) {
          assertFalse(window.first().isBefore(TODAY.minusDays(rule.maxAgeDays())));
        }
        if (!rule.startsInFuture()) {
          assertFalse(window.first().isAfter(TODAY));
        }
        assertTrue(next == null || next.equals(window.first()), "no gap and no overlap");
        next = window.last().plusDays(1);
      }
    }
  }
}
