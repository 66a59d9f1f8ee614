package io.tappaycor.sandbox.settings;

import java.time.LocalDate;
import java.util.List;

/**
 * The simulated companies. Equal settings give equal data, byte for byte.
 *
 * @param seed determines all invented data
 * @param asOf the simulated current day
 * @param employees the number of employees of each legal entity
 * @param legalEntities the ids of the legal entities
 * @param historyDays the number of days of payroll history
 */
public record CompanySettings(
    long seed, LocalDate asOf, int employees, List<Integer> legalEntities, int historyDays) {

  private static final long DEFAULT_SEED = 20260101;
  private static final int DEFAULT_EMPLOYEES = 120;
  private static final int DEFAULT_HISTORY_DAYS = 420;

  /** The legal entity id that Paycor's own API document uses in its examples. */
  private static final int DEFAULT_LEGAL_ENTITY = 501123;

  /** Checks and copies. */
  public CompanySettings {
    legalEntities = List.copyOf(legalEntities);
    if (employees < 1 || historyDays < 1) {
      throw new IllegalArgumentException(
          "A company needs at least one employee and one day of history");
    }
    if (legalEntities.isEmpty()
        || legalEntities.stream().distinct().count() < legalEntities.size()) {
      throw new IllegalArgumentException("At least one legal entity is required, and none twice");
    }
  }

  /** One legal entity of 120 people. */
  public static CompanySettings defaults(LocalDate asOf) {
    return new CompanySettings(
        DEFAULT_SEED, asOf, DEFAULT_EMPLOYEES, List.of(DEFAULT_LEGAL_ENTITY), DEFAULT_HISTORY_DAYS);
  }

  /** The same with this number of employees in each legal entity. */
  public CompanySettings withEmployees(int count) {
    return new CompanySettings(seed, asOf, count, legalEntities, historyDays);
  }

  /** The same with these legal entities. */
  public CompanySettings withLegalEntities(List<Integer> ids) {
    return new CompanySettings(seed, asOf, employees, ids, historyDays);
  }

  /** The same with other invented people. */
  public CompanySettings withSeed(long other) {
    return new CompanySettings(other, asOf, employees, legalEntities, historyDays);
  }

  /** The same with a payroll history of this many days. */
  public CompanySettings withHistoryDays(int days) {
    return new CompanySettings(seed, asOf, employees, legalEntities, days);
  }

  /**
   * The day that hire dates and other stable data refer to: the first of the month, so that a
   * company changes little from one day to the next.
   */
  public LocalDate anchor() {
    return asOf.withDayOfMonth(1);
  }

  /** The first day of the payroll history. */
  public LocalDate historyStart() {
    return asOf.minusDays(historyDays);
  }
}
