package io.tappaycor.sync;

import java.time.LocalDate;

/** A span of whole UTC days, first and last included. */
record DateWindow(LocalDate first, LocalDate last) {

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
