package io.tappaycor.change;

import java.time.LocalDate;

/**
 * When a parent was read last.
 *
 * @param day the UTC day on which the run began
 * @param slot its day in the cycle, from 0
 * @param cycle the days of the cycle that the slot is in
 * @param form what the parent's own record was asked for with
 * @param mark keyed fingerprint of the parent's own record, as it was then
 */
public record Reading(LocalDate day, int slot, int cycle, long form, long mark) {

  /**
   * Whether the slot has come since. In a cycle of another length, the age decides. A day ahead is
   * of a clock that was wrong, and would not be over before it.
   */
  public boolean isOver(LocalDate today, int days) {
    if (day.isAfter(today)) {
      return true;
    }
    if (cycle != days) {
      return !day.isAfter(today.minusDays(days));
    }
    return day.isBefore(today.minusDays(Math.floorMod(today.toEpochDay() - slot, days)));
  }
}
