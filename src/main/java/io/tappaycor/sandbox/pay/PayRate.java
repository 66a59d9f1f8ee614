package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.Employment;
import io.tappaycor.sandbox.random.Dice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An employee's pay rate in a period.
 *
 * @param rate by the hour, or by the pay period of a salary
 */
public record PayRate(
    String id,
    int sequence,
    LocalDate start,
    Optional<LocalDate> end,
    BigDecimal rate,
    BigDecimal annual,
    String reason) {

  private static final BigDecimal HOURS_A_YEAR = BigDecimal.valueOf(2080);
  private static final BigDecimal PERIODS_A_YEAR = BigDecimal.valueOf(26);
  private static final BigDecimal HOURS_A_PERIOD = BigDecimal.valueOf(80);

  /** One to four consecutive rates, the last one open-ended; none for volunteers. */
  public static List<PayRate> of(Employee employee) {
    Employment employment = employee.employment();
    if (employment.unpaid()) {
      return List.of();
    }
    Dice dice = employee.dice("rates");
    int wanted = dice.between(1, 4);
    BigDecimal rate = employment.hourly() ? dice.money(1450, 4800) : dice.money(160_000, 650_000);
    List<LocalDate> starts = new ArrayList<>(List.of(employment.hired()));
    LocalDate next = employment.hired().plusDays(dice.between(200, 420));
    while (starts.size() < wanted && next.isBefore(employee.company().settings().anchor())) {
      starts.add(next);
      next = next.plusDays(dice.between(200, 420));
    }
    List<PayRate> rates = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Optional<LocalDate> end =
          i + 1 < starts.size() ? Optional.of(starts.get(i + 1).minusDays(1)) : Optional.empty();
      rates.add(rate(employee, i, starts.get(i), end, rate));
      rate = rate.multiply(new BigDecimal("1.0" + dice.between(1, 7)));
      rate = rate.setScale(2, RoundingMode.HALF_UP);
    }
    return List.copyOf(rates);
  }

  private static PayRate rate(
      Employee employee, int place, LocalDate start, Optional<LocalDate> end, BigDecimal rate) {
    BigDecimal times = employee.employment().hourly() ? HOURS_A_YEAR : PERIODS_A_YEAR;
    return new PayRate(
        employee.guid("rate", place),
        place + 1,
        start,
        end,
        rate,
        rate.multiply(times).setScale(2, RoundingMode.HALF_UP),
        place == 0 ? "New hire" : "Annual review");
  }

  /** The rate in effect on a day. */
  public static PayRate on(List<PayRate> rates, LocalDate day) {
    PayRate current = rates.get(0);
    for (PayRate rate : rates) {
      if (!rate.start().isAfter(day)) {
        current = rate;
      }
    }
    return current;
  }

  /** The rate for one hour. */
  BigDecimal hourly(boolean paidByTheHour) {
    return paidByTheHour ? rate : rate.divide(HOURS_A_PERIOD, 2, RoundingMode.HALF_UP);
  }
}
