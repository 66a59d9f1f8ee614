package io.tappaycor.sync.plan;

import io.tappaycor.stream.Windowing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
   * @param extent whose days are today, and the last one on which a window may start
   * @param doneUpTo the last day that an earlier, cut run of the same pass has read
   */
  static WindowPlan of(
      Windowing.ByDate rule, LocalDate wanted, Extent extent, Optional<LocalDate> doneUpTo) {
    LocalDate today = extent.today();
    LocalDate oldest = rule.maxAgeDays() == 0 ? LocalDate.MIN : today.minusDays(rule.maxAgeDays());
    LocalDate start = later(wanted, oldest);
    LocalDate first = doneUpTo.map(day -> later(start, day.plusDays(1))).orElse(start);
    LocalDate from = rule.startsInFuture() || rule.daysAhead() == 0 ? today : extent.lastDayBegun();
    LocalDate end = from.plusDays(rule.daysAhead());
    List<DateWindow> windows = new ArrayList<>();
    if (rule.startsInFuture()) {
      span(rule.span(), first, end, windows);
    } else {
      // Where it is still yesterday, "today" lies in the future.
      LocalDate latest = extent.lastDayBegun();
      span(rule.span(), first, latest.minusDays(1), windows);
      if (!first.isAfter(end)) {
        span(rule.span(), later(first, latest), end, windows);
      }
      if (rule.daysAhead() == 0) {
        merge(rule.span(), windows);
      }
    }
    return new WindowPlan(
        windows, wanted.isBefore(oldest) ? Optional.of(wanted) : Optional.empty());
  }

  /** The windows of the days before one; all of them if there is none. */
  WindowPlan before(Optional<LocalDate> day) {
    LocalDate last = day.orElse(LocalDate.MAX).minusDays(1);
    return new WindowPlan(
        windows.stream()
            .filter(window -> !window.first().isAfter(last))
            .map(window -> new DateWindow(window.first(), earlier(window.last(), last)))
            .toList(),
        cutOff);
  }

  /** The last two windows are one, if that is not too long. */
  private static void merge(Windowing.Span span, List<DateWindow> windows) {
    int last = windows.size() - 1;
    if (last < 1 || !(span instanceof Windowing.Span.Days days)) {
      return;
    }
    DateWindow both = new DateWindow(windows.get(last - 1).first(), windows.get(last).last());
    if (ChronoUnit.DAYS.between(both.first(), both.last()) < days.count()) {
      windows.set(last - 1, both);
      windows.remove(last);
    }
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
