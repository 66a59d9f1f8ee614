package io.tappaycor.sandbox.company;

import io.tappaycor.sandbox.random.Seed;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** A company's codes of earnings, deductions and taxes, to which setups and paystubs refer. */
public record CodeBook(List<Code> earnings, List<Code> deductions, List<Code> taxes) {

  /**
   * One code.
   *
   * @param globalCode Paycor's own code for the same thing
   * @param type Paycor's type of the code
   * @param rate the factor of an hourly rate or the share of the gross pay
   */
  public record Code(
      String id,
      String code,
      String globalCode,
      String description,
      String type,
      BigDecimal rate) {}

  /** The index of regular pay among the earnings. */
  public static final int REGULAR = 0;

  /** The index of overtime among the earnings. */
  public static final int OVERTIME = 1;

  /** The index of vacation pay among the earnings. */
  public static final int VACATION = 2;

  /** The index of bonuses among the earnings. */
  public static final int BONUS = 3;

  /** The index of the car allowance among the earnings. */
  public static final int CAR = 4;

  private static final List<List<String>> EARNINGS =
      List.of(
          List.of("REG", "Regular", "REG", "1"),
          List.of("OT", "Overtime", "OTE", "1.5"),
          List.of("VAC", "Vacation", "RE", "1"),
          List.of("BON", "Bonus", "SE", "1"),
          List.of("CAR", "Car allowance", "NTOTEAR", "1"),
          List.of("SICK", "Sick leave", "RE", "1"));

  private static final List<List<String>> DEDUCTIONS =
      List.of(
          List.of("401K", "401(k) contribution", "D", "0.05"),
          List.of("MED", "Medical premium", "D125", "0"),
          List.of("DEN", "Dental premium", "D125", "0"),
          List.of("GARN", "Wage garnishment", "OD", "0"),
          List.of("HSA", "Health savings", "D125", "0"));

  private static final List<List<String>> TAXES =
      List.of(
          List.of("FWH", "Federal income tax", "FWH", "0.12"),
          List.of("FSS", "Social security", "FSS", "0.062"),
          List.of("FMEDA", "Medicare", "FMEDA", "0.0145"),
          List.of("OHSWH", "Ohio state tax", "SWH", "0.035"),
          List.of("KYSWH", "Kentucky state tax", "SWH", "0.04"),
          List.of("INSWH", "Indiana state tax", "SWH", "0.0305"),
          List.of("CASWH", "California state tax", "SWH", "0.051"));

  /** The index of the first state tax. State taxes are in the order of the work locations. */
  public static final int FIRST_STATE = 3;

  static CodeBook invent(Seed seed) {
    return new CodeBook(
        codes(seed, "earning", EARNINGS),
        codes(seed, "deduction", DEDUCTIONS),
        codes(seed, "tax", TAXES));
  }

  private static List<Code> codes(Seed seed, String kind, List<List<String>> rows) {
    return IntStream.range(0, rows.size())
        .mapToObj(
            i -> {
              List<String> row = rows.get(i);
              return new Code(
                  seed.guid(kind, i),
                  row.get(0),
                  "G-" + row.get(0),
                  row.get(1),
                  row.get(2),
                  new BigDecimal(row.get(3)));
            })
        .toList();
  }
}
