package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.CodeBook;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.PayrollRun;
import io.tappaycor.sandbox.random.Dice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One check of a payroll run. Its sums are exact to the cent.
 *
 * @param taxes what the employee pays
 * @param deductions what is deducted from the employee's pay
 * @param employer what the employer pays on top
 */
public record Paystub(
    Employee employee,
    PayrollRun run,
    long checkNumber,
    String checkType,
    List<Line> earnings,
    List<Line> taxes,
    List<Line> deductions,
    Employer employer) {

  /** The employer's taxes and contributions. */
  record Employer(List<Line> taxes, List<Line> contributions) {}

  /** One line. Hours and rate are zero where they do not apply. */
  record Line(CodeBook.Code code, BigDecimal hours, BigDecimal rate, BigDecimal amount) {}

  private static final int LEAVE_ADJUSTED_EVERY = 25;
  private static final int MANUAL_CHECK_EVERY = 40;
  private static final BigDecimal FULL_PERIOD = new BigDecimal("80.00");

  /** Makes check numbers exceed 32 bits and grow with the date. */
  private static final long NUMBERS_A_DAY = 1_000_000;

  /** The employee's checks of a run: usually one, none if not paid, two if one is manual. */
  public static List<Paystub> of(Employee employee, PayrollRun run) {
    boolean paid =
        employee.payGroup() == run.payGroup()
            && !employee.employment().unpaid()
            && employee.employment().touches(run.periodStart(), run.periodEnd());
    boolean adjusted = employee.index() % LEAVE_ADJUSTED_EVERY == 3;
    if (!paid || (run.runType().equals(PayrollRun.ADJUSTMENT) && !adjusted)) {
      return List.of();
    }
    List<Paystub> checks = new ArrayList<>();
    checks.add(check(employee, run, 0, "Regular", earnings(employee, run)));
    if (run.isRegular() && employee.index() % MANUAL_CHECK_EVERY == 11) {
      BigDecimal extra = employee.dice("manual").money(5000, 30_000);
      checks.add(
          check(employee, run, 1, "Manual", List.of(amount(employee, CodeBook.BONUS, extra))));
    }
    return checks;
  }

  private static Paystub check(
      Employee employee, PayrollRun run, int place, String type, List<Line> earnings) {
    BigDecimal gross = sum(earnings);
    long number =
        run.checkDate().toEpochDay() * NUMBERS_A_DAY
            + (run.isRegular() ? 0 : NUMBERS_A_DAY / 2)
            + employee.index() * 2L
            + place;
    List<SetUp> deducted = place == 0 && run.isRegular() ? SetUp.deductions(employee) : List.of();
    return new Paystub(
        employee,
        run,
        number,
        type,
        earnings,
        lines(SetUp.taxes(employee), gross),
        lines(deducted, gross),
        new Employer(
            lines(SetUp.employerTaxes(employee), gross), lines(SetUp.matched(deducted), gross)));
  }

  private static List<Line> earnings(Employee employee, PayrollRun run) {
    Dice dice =
        employee.company().seed().dice("pay", employee.index(), run.checkDate().toEpochDay());
    if (!run.isRegular()) {
      return List.of(amount(employee, CodeBook.BONUS, dice.money(25_000, 200_000)));
    }
    boolean hourly = employee.employment().hourly();
    PayRate rate = PayRate.on(PayRate.of(employee), run.periodEnd());
    List<Line> lines = new ArrayList<>();
    if (hourly) {
      lines.add(hours(employee, CodeBook.REGULAR, rate, dice.between(240, 320)));
      if (dice.chance(30)) {
        lines.add(hours(employee, CodeBook.OVERTIME, rate, dice.between(1, 48)));
      }
      if (dice.chance(15)) {
        lines.add(hours(employee, CodeBook.VACATION, rate, 32));
      }
    } else {
      CodeBook.Code code = employee.company().codes().earnings().get(CodeBook.REGULAR);
      lines.add(new Line(code, FULL_PERIOD, rate.hourly(false), rate.rate()));
    }
    SetUp.earnings(employee).stream()
        .filter(setUp -> setUp.amount().signum() > 0)
        .forEach(setUp -> lines.add(amount(employee, CodeBook.CAR, setUp.amount())));
    return lines;
  }

  private static Line hours(Employee employee, int code, PayRate rate, int quarters) {
    CodeBook.Code earning = employee.company().codes().earnings().get(code);
    BigDecimal hours = BigDecimal.valueOf(quarters * 25L, 2);
    BigDecimal hourly = rate.rate().multiply(earning.rate()).setScale(4, RoundingMode.HALF_UP);
    return new Line(
        earning, hours, hourly, hourly.multiply(hours).setScale(2, RoundingMode.HALF_UP));
  }

  private static Line amount(Employee employee, int code, BigDecimal amount) {
    CodeBook.Code earning = employee.company().codes().earnings().get(code);
    return new Line(earning, BigDecimal.ZERO, BigDecimal.ZERO, amount);
  }

  private static List<Line> lines(List<SetUp> setUps, BigDecimal gross) {
    return setUps.stream()
        .map(setUp -> new Line(setUp.code(), BigDecimal.ZERO, setUp.rate(), setUp.take(gross)))
        .toList();
  }

  static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  /** The sum of the earnings. */
  public BigDecimal gross() {
    return sum(earnings);
  }

  /** The gross amount less taxes and deductions. */
  public BigDecimal net() {
    return gross().subtract(sum(taxes)).subtract(sum(deductions));
  }

  /** All taxes: what is owed to the authorities. */
  public BigDecimal allTaxes() {
    return sum(taxes).add(employerTaxes());
  }

  /** All deductions and contributions: what is owed to plans and others. */
  public BigDecimal allDeductions() {
    return sum(deductions).add(contributions());
  }

  /** The employer's taxes. */
  public BigDecimal employerTaxes() {
    return sum(employer.taxes());
  }

  /** The employer's contributions. */
  public BigDecimal contributions() {
    return sum(employer.contributions());
  }

  BigDecimal hours() {
    return earnings.stream().map(Line::hours).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }
}
