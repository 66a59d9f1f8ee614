package io.tappaycor.sandbox.endpoint;

import io.tappaycor.sandbox.http.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A rule for the dates of a window, from Paycor's API document. Days are counted inclusively. */
public record WindowRule(int maxRangeDays, boolean oneYearBack, boolean startNotInFuture) {

  /** The parameter with the first day. */
  public static final String START = "startDate";

  /** The parameter with the last day. */
  public static final String END = "endDate";

  private static final int YEAR = 365;

  /**
   * For punches and schedules: at most 90 days, at most a year back, not starting in the future.
   */
  public static final WindowRule PAST_QUARTER = new WindowRule(90, true, true);

  /** For time off: at most 90 days, at most a year back. */
  public static final WindowRule QUARTER = new WindowRule(90, true, false);

  /** At most 31 days, at any time. */
  public static final WindowRule ANY_MONTH = new WindowRule(31, false, false);

  /** At most 30 days, at any time. */
  public static final WindowRule ANY_30_DAYS = new WindowRule(30, false, false);

  /** No rule is documented, so only the order of the dates is checked. */
  public static final WindowRule ANY = new WindowRule(Integer.MAX_VALUE, false, false);

  /** Refuses a query whose window breaks the rule. */
  public void check(Query query, LocalDate today) {
    Optional<LocalDate> start = query.date(START);
    Optional<LocalDate> end = query.date(END);
    if (start.isPresent() && end.isPresent()) {
      checkRange(start.get(), end.get());
    }
    if (start.isPresent()) {
      checkStart(start.get(), today);
    }
  }

  private void checkRange(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      throw Refusal.badRequest("The end date must not be before the start date.");
    }
    if (ChronoUnit.DAYS.between(start, end) + 1 > maxRangeDays) {
      throw Refusal.badRequest("The date range must not exceed " + maxRangeDays + " days.");
    }
  }

  private void checkStart(LocalDate start, LocalDate today) {
    if (oneYearBack && start.isBefore(today.minusDays(YEAR))) {
      throw Refusal.badRequest("The start date must not be more than one year ago.");
    }
    if (startNotInFuture && start.isAfter(today)) {
      throw Refusal.badRequest("The start date must not be in the future.");
    }
  }
}
