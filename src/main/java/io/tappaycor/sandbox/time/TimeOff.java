package io.tappaycor.sandbox.time;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.TimeOffTypes;
import io.tappaycor.sandbox.random.Dice;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request for time off. Each employee has at most one a month, so that the months of a window
 * determine its requests.
 */
record TimeOff(
    String id,
    Employee employee,
    LocalDate firstDay,
    int days,
    int type,
    String status,
    LocalDate created) {

  private static final int FURTHEST_AHEAD_DAYS = 330;

  /**
   * The requests whose first day is in the window, so that disjoint windows return each request
   * once.
   */
  static List<TimeOff> of(Employee employee, LocalDate start, LocalDate end) {
    List<TimeOff> all = new ArrayList<>();
    YearMonth last = YearMonth.from(end);
    LocalDate furthest = employee.company().settings().anchor().plusDays(FURTHEST_AHEAD_DAYS);
    YearMonth month = YearMonth.from(start);
    for (; !month.isAfter(last) && !month.atDay(1).isAfter(furthest); month = month.plusMonths(1)) {
      in(employee, month)
          .filter(
              request -> !request.firstDay().isBefore(start) && !request.firstDay().isAfter(end))
          .ifPresent(all::add);
    }
    return all;
  }

  private static Optional<TimeOff> in(Employee employee, YearMonth month) {
    long when = month.atDay(1).toEpochDay();
    Dice dice = employee.company().seed().dice("timeOff", employee.index(), when);
    LocalDate today = employee.company().settings().asOf();
    LocalDate first = month.atDay(dice.between(1, 26));
    LocalDate created = first.minusDays(dice.between(3, 60));
    created = created.isAfter(today) ? today.minusDays(dice.between(1, 20)) : created;
    boolean ahead = first.isAfter(today);
    boolean asked = dice.chance(ahead ? 10 : 25) && employee.employment().covers(first);
    if (!asked) {
      return Optional.empty();
    }
    int lot = dice.below(100);
    String decided = lot < 80 ? "Approved" : lot < 92 ? "Denied" : "Cancelled";
    return Optional.of(
        new TimeOff(
            employee.guid("timeOff", when),
            employee,
            first,
            dice.between(1, 4),
            dice.below(TimeOffTypes.CODES.size()),
            ahead && lot % 3 == 0 ? "Pending" : decided,
            created));
  }
}
