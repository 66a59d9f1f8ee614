package io.tappaycor.sync.plan;

import io.tappaycor.stream.Windowing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The windows that a stream is read in: disjoint, without a gap, oldest first.
 *
 * @param windows none if the start lies after the end
 * @param cutOff the day that the user wanted to start from, if the endpoint reaches less far back
 */
public record WindowPlan(List<DateWindow> windows, Optional<LocalDate> cutOff) {

  public WindowPlan {
    windows = List.copyOf(windows);
  }

  /**
   * Plans windows.
   *
   * @param wanted the first day wanted
   * @param today the UTC day of the run's start
   * @param doneUpTo the last day that an earlier, cut run of the same pass has read
   */
  static WindowPlan of(
      Windowing.ByDate rule, LocalDate wanted, LocalDate today, Optional<LocalDate> doneUpTo) {
    LocalDate oldest = rule.maxAgeDays() == 0 ? LocalDate.MIN : today.minusDays(rule.maxAgeDays());
    LocalDate start = later(wanted, oldest);
    LocalDate first = doneUpTo.map(day -> later(start, day.plusDays(1))).orElse(start);
    LocalDate end = today.plusDays(rule.daysAhead());
    List<DateWindow> windows = new ArrayList<>();
    if (rule.startsInFuture() || rule.daysAhead() == 0) {
      span(rule.span(), first, end, windows);
    } else {
      // The window that reaches ahead may start today at the latest.
      span(rule.span(), first, today.minusDays(1), windows);
      span(rule.span(), later(first, today), end, windows);
    }
    return new WindowPlan(
        windows, wanted.isBefore(oldest) ? Optional.of(wanted) : Optional.empty());
  }

  private static void span(
      Windowing.Span span, LocalDate from, LocalDate end, List<DateWindow> into) {
    LocalDate first = from;
    while (!first.isAfter(end)) {
      DateWindow window;
      if (span instanceof Windowing.Span.Days days) {
        window = new DateWindow(first, earlier(first.plusDays(days.count() - 1L), end));
      } else {
        window = new DateWindow(first.withDayOfYear(1), LocalDate.of(first.getYear(), 12, 31));
      }
      into.add(window);
      first = window.last().plusDays(1);
    }
  }

  /** The later of two days. */
  public static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** The earlier of two days. */
  public static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
