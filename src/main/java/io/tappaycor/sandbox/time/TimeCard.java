package io.tappaycor.sandbox.time;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.random.Dice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A period of work between two punches, in the employee's local time. Some days have two, around
 * lunch.
 *
 * @param place 0 or 1 within the day
 * @param out empty while the employee is at work
 */
record TimeCard(
    Employee employee, LocalDate day, int place, LocalDateTime in, Optional<LocalDateTime> out) {

  private static final int MINUTES_AN_HOUR = 60;

  /**
   * The periods of a day: none on weekends, on leave, or for salaried employees, who do not punch.
   */
  static List<TimeCard> of(Employee employee, LocalDate day, LocalDate today) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean working =
        employee.employment().hourly()
            && !weekend
            && !day.isAfter(today)
            && employee.employment().covers(day);
    Dice dice = employee.company().seed().dice("card", employee.index(), day.toEpochDay());
    if (!working || dice.chance(4)) {
      return List.of();
    }
    LocalDateTime start = day.atTime(7, 0).plusMinutes(dice.between(-8, 130));
    LocalDateTime end = start.plusMinutes(dice.between(440, 545));
    boolean atWork = day.equals(today) && dice.chance(70);
    if (!dice.chance(40)) {
      return List.of(new TimeCard(employee, day, 0, start, unless(atWork, end)));
    }
    LocalDateTime lunch = start.plusMinutes(dice.between(200, 280));
    return List.of(
        new TimeCard(employee, day, 0, start, Optional.of(lunch)),
        new TimeCard(employee, day, 1, lunch.plusMinutes(30), unless(atWork, end.plusMinutes(30))));
  }

  private static Optional<LocalDateTime> unless(boolean missing, LocalDateTime time) {
    return missing ? Optional.empty() : Optional.of(time);
  }

  /** How long it is; nothing while the employee is at work. */
  long minutes() {
    return out.map(end -> Duration.between(in, end).toMinutes()).orElse(0L);
  }

  /** The first part of it. */
  TimeCard first(long minutes) {
    return new TimeCard(employee, day, place, in, Optional.of(in.plusMinutes(minutes)));
  }

  /** What is left behind the first part. */
  TimeCard after(long minutes) {
    return new TimeCard(employee, day, place, in.plusMinutes(minutes), out);
  }

  BigDecimal hours() {
    long minutes = minutes();
    return BigDecimal.valueOf(minutes)
        .divide(BigDecimal.valueOf(MINUTES_AN_HOUR), 2, RoundingMode.HALF_UP);
  }
}
