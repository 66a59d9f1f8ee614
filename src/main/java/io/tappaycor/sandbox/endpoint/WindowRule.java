package io.tappaycor.sandbox.endpoint;

import io.tappaycor.sandbox.http.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What Paycor's API document says about the dates of a window. Days are counted inclusively. */
public record WindowRule(int maxRangeDays, boolean oneYearBack, boolean startNotInFuture) {

  public static final String START = "startDate";
  public static final String END = "endDate";

  private static final int YEAR = 365;

  /** Punches, schedules: 90 days, at most a year back, not starting in the future. */
  public static final WindowRule PAST_QUARTER = new WindowRule(90, true, true);

  /** Time off may reach into the future. */
  public static final WindowRule QUARTER = new WindowRule(90, true, false);

  public static final WindowRule ANY_MONTH = new WindowRule(31, false, false);
  public static final WindowRule ANY_30_DAYS = new WindowRule(30, false, false);

  /** No rule is stated: any order of dates that makes sense. */
  public static final WindowRule ANY = new WindowRule(Integer.MAX_VALUE, false, false);

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
