package io.tappaycor.sandbox.pay;

import io.tappaycor.sandbox.company.CodeBook;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.Organization;
import io.tappaycor.sandbox.random.Dice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The setup of one of the legal entity's codes for an employee, with a rate or an amount. Paystubs
 * are calculated from it.
 */
public record SetUp(String id, CodeBook.Code code, BigDecimal rate, BigDecimal amount) {

  private static final Set<String> SHARED_TAXES = Set.of("FSS", "FMEDA");
  private static final BigDecimal MATCH = new BigDecimal("0.03");

  static List<SetUp> earnings(Employee employee) {
    if (employee.employment().unpaid()) {
      return List.of();
    }
    List<CodeBook.Code> codes = employee.company().codes().earnings();
    List<SetUp> all = new ArrayList<>();
    all.add(of(employee, "earning", codes, CodeBook.REGULAR, BigDecimal.ZERO));
    if (employee.employment().hourly()) {
      all.add(of(employee, "earning", codes, CodeBook.OVERTIME, BigDecimal.ZERO));
    }
    Dice dice = employee.dice("car");
    if (dice.chance(15)) {
      all.add(of(employee, "earning", codes, CodeBook.CAR, dice.money(5000, 20_000)));
    }
    return all;
  }

  /** The deductions of an employee. */
  public static List<SetUp> deductions(Employee employee) {
    Dice dice = employee.dice("deductions");
    List<CodeBook.Code> codes = employee.company().codes().deductions();
    List<SetUp> all = new ArrayList<>();
    for (int i = 0; i < codes.size() && !employee.employment().unpaid(); i++) {
      BigDecimal amount = dice.money(850, 6500);
      if (dice.chance(i == 3 ? 4 : 60)) {
        boolean share = codes.get(i).rate().signum() > 0;
        all.add(of(employee, "deduction", codes, i, share ? BigDecimal.ZERO : amount));
      }
    }
    return all;
  }

  static List<SetUp> taxes(Employee employee) {
    List<CodeBook.Code> codes = employee.company().codes().taxes();
    List<SetUp> all = new ArrayList<>();
    for (int i = 0; i < CodeBook.FIRST_STATE && !employee.employment().unpaid(); i++) {
      all.add(of(employee, "tax", codes, i, BigDecimal.ZERO));
    }
    if (!employee.employment().unpaid()) {
      List<Organization.WorkLocation> places = employee.company().organization().locations();
      int state = stateTax(places.indexOf(employee.locationOf()));
      all.add(of(employee, "tax", codes, state, BigDecimal.ZERO));
    }
    return all;
  }

  /** The employer pays the same social security and Medicare taxes. */
  static List<SetUp> employerTaxes(Employee employee) {
    return taxes(employee).stream()
        .filter(tax -> SHARED_TAXES.contains(tax.code().code()))
        .toList();
  }

  /** The employer adds to retirement savings. */
  static List<SetUp> matched(List<SetUp> deductions) {
    return deductions.stream()
        .filter(setUp -> setUp.code().code().equals("401K"))
        .map(setUp -> new SetUp(setUp.id(), setUp.code(), MATCH, BigDecimal.ZERO))
        .toList();
  }

  private static int stateTax(int location) {
    return CodeBook.FIRST_STATE + location;
  }

  private static SetUp of(
      Employee employee, String kind, List<CodeBook.Code> codes, int place, BigDecimal amount) {
    CodeBook.Code code = codes.get(place);
    return new SetUp(employee.guid(kind, place), code, code.rate(), amount);
  }

  /** The amount for a gross pay, rounded to the cent. */
  BigDecimal take(BigDecimal gross) {
    return rate.multiply(gross).add(amount).setScale(2, RoundingMode.HALF_UP);
  }
}
