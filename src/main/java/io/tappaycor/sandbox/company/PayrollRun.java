package io.tappaycor.sandbox.company;

import io.tappaycor.sandbox.random.Seed;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One payroll run of one pay group.
 *
 * @param payGroup the index of the pay group
 * @param runType R regular, A additional, J adjustment, as the API document's run types
 */
public record PayrollRun(
    String plannerId,
    int payGroup,
    LocalDate checkDate,
    LocalDate processDate,
    LocalDate periodStart,
    LocalDate periodEnd,
    String runType) {

  static final String REGULAR = "R";

  /** The type of bonus runs. */
  public static final String BONUS = "A";

  /** The type of adjustment runs. */
  public static final String ADJUSTMENT = "J";

  /** A Friday. Counting from a fixed date keeps the runs stable when the current day changes. */
  private static final LocalDate FIRST_FRIDAY = LocalDate.of(2020, 1, 3);

  private static final int PERIOD_DAYS = 14;
  private static final int PLANNED_AHEAD_DAYS = 90;
  private static final int PAY_GROUPS = 2;

  /** All past and planned runs, by check date. */
  static List<PayrollRun> invent(Seed seed, CompanySettings settings) {
    List<PayrollRun> runs = new ArrayList<>();
    LocalDate last = settings.asOf().plusDays(PLANNED_AHEAD_DAYS);
    LocalDate day = settings.historyStart();
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (int group = 0; group < PAY_GROUPS; group++) {
        if ((day.toEpochDay() - FIRST_FRIDAY.toEpochDay()) % PERIOD_DAYS == 0) {
          runs.add(run(seed, group, day, REGULAR));
        }
        if (day.getDayOfMonth() == 15 && (day.getMonthValue() == 6 || day.getMonthValue() == 12)) {
          runs.add(run(seed, group, day, BONUS));
        }
      }
      if (day.getDayOfMonth() == 20 && day.getMonthValue() == 3) {
        runs.add(run(seed, 0, day, ADJUSTMENT));
      }
    }
    runs.sort(Comparator.comparing(PayrollRun::checkDate));
    return List.copyOf(runs);
  }

  private static PayrollRun run(Seed seed, int group, LocalDate checkDate, String type) {
    return new PayrollRun(
        seed.guid("run" + type, group, checkDate.toEpochDay()),
        group,
        checkDate,
        checkDate.minusDays(2),
        checkDate.minusDays(18),
        checkDate.minusDays(5),
        type);
  }

  /** Whether this is a regular run. */
  public boolean isRegular() {
    return runType.equals(REGULAR);
  }

  /** Whether the process date has come. */
  public boolean isProcessed(LocalDate today) {
    return !processDate.isAfter(today);
  }
}
