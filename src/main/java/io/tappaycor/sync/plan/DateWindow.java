package io.tappaycor.sync.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A span of whole UTC days, first and last included. */
public record DateWindow(LocalDate first, LocalDate last) {

  /** Whether a day lies in the window. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  boolean isOneDay() {
    return first.equals(last);
  }

  /** The two halves of a window of more than a day. */
  List<DateWindow> halves() {
    LocalDate middle = first.plusDays(ChronoUnit.DAYS.between(first, last) / 2);
    return List.of(new DateWindow(first, middle), new DateWindow(middle.plusDays(1), last));
  }
}
