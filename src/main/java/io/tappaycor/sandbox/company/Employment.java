package io.tappaycor.sandbox.company;

import io.tappaycor.sandbox.random.Dice;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The dates and kind of an employment.
 *
 * @param status Paycor's name of the status
 * @param hourly paid by the hour and punches a time card; otherwise salaried
 * @param unpaid a volunteer without pay
 */
public record Employment(
    LocalDate hired,
    Optional<LocalDate> terminated,
    Optional<LocalDate> rehired,
    Optional<LocalDate> leaveStarted,
    String status,
    boolean hourly,
    boolean unpaid,
    boolean fullTime) {

  private static final int LONGEST_DAYS = 3000;
  private static final int UNPAID_EVERY = 50;

  /** Low enough that a small company has one, too. */
  private static final int FIRST_UNPAID = 5;

  static Employment invent(Company company, int index) {
    Dice dice = company.seed().dice("employment", index);
    LocalDate anchor = company.settings().anchor();
    LocalDate hired = anchor.minusDays(dice.between(10, LONGEST_DAYS));
    boolean hourly = dice.chance(70);
    boolean fullTime = dice.chance(85);
    int lot = dice.below(100);
    int worked = Math.max(1, (int) (anchor.toEpochDay() - hired.toEpochDay()) - 5);
    LocalDate left = hired.plusDays(dice.between(1, worked));
    boolean unpaid = index % UNPAID_EVERY == FIRST_UNPAID;
    if (Employee.manages(index, company.settings().employees()) || lot >= 17) {
      return new Employment(hired, none(), none(), none(), "Active", hourly, unpaid, fullTime);
    }
    if (lot < 10) {
      String status = lot < 6 ? "Terminated" : lot < 9 ? "Resigned" : "Retired";
      return new Employment(
          hired, Optional.of(left), none(), none(), status, hourly, unpaid, fullTime);
    }
    if (lot < 13) {
      Optional<LocalDate> back = Optional.of(left.plusDays(dice.between(1, 4)));
      return new Employment(
          hired, Optional.of(left), back, none(), "Active", hourly, unpaid, fullTime);
    }
    Optional<LocalDate> leave = Optional.of(anchor.minusDays(dice.between(1, 9)));
    String kind = lot < 15 ? "Fmla" : "LeaveWithoutPay";
    return new Employment(hired, none(), none(), leave, kind, hourly, unpaid, fullTime);
  }

  private static Optional<LocalDate> none() {
    return Optional.empty();
  }

  /** Whether the employee works here, possibly after a rehire. */
  public boolean isActive() {
    return terminated.isEmpty() || rehired.isPresent();
  }

  /** The last day, unless the employee was rehired. */
  public Optional<LocalDate> ended() {
    return isActive() ? none() : terminated;
  }

  /** Whether the employee is on leave. */
  public boolean isOnLeave() {
    return leaveStarted.isPresent();
  }

  /** Whether the employee worked here on a day and was not on leave. */
  public boolean covers(LocalDate day) {
    boolean gone =
        terminated.filter(day::isAfter).isPresent()
            && rehired.filter(back -> !day.isBefore(back)).isEmpty();
    boolean away = leaveStarted.filter(start -> !day.isBefore(start)).isPresent();
    return !day.isBefore(hired) && !gone && !away;
  }

  /**
   * Whether the employment covers any day of a period. Checking its ends is enough, as gaps are
   * short or final.
   */
  public boolean touches(LocalDate first, LocalDate last) {
    return covers(first) || covers(last) || (hired.isAfter(first) && !hired.isAfter(last));
  }
}
