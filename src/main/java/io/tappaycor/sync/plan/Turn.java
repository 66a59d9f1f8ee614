package io.tappaycor.sync.plan;

import java.time.LocalDate;

/** Whether a parent is read in this run. */
public sealed interface Turn {

  /** It is. */
  record Now() implements Turn {}

  /** There is nothing to read of it. */
  record Never() implements Turn {}

  /**
   * It was read lately, and is left for another day.
   *
   * @param read the day of its last reading
   */
  record Later(LocalDate read) implements Turn {}
}
