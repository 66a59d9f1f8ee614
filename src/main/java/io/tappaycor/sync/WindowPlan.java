package io.tappaycor.sync;

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
record WindowPlan(List<DateWindow> windows, Optional<LocalDate> cutOff) {

  WindowPlan {
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
    while (!first.isAfter(end)) {
      LocalDate last = earlier(first.plusDays(rule.days() - 1L), end);
      windows.add(new DateWindow(first, last));
      first = last.plusDays(1);
    }
    return new WindowPlan(
        windows, wanted.isBefore(oldest) ? Optional.of(wanted) : Optional.empty());
  }

  static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
