package io.tappaycor.sandbox.settings;

import java.time.LocalDate;
import java.util.List;

/**
 * What the simulated companies look like; equal settings give equal data, to the byte.
 *
 * @param seed picks one of many companies
 * @param asOf the simulated today
 * @param employees how many people each legal entity lists
 * @param legalEntities the ids of the legal entities
 * @param historyDays how far back the payroll runs reach
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
      throw new IllegalArgumentException("A company needs employees and a history");
    }
    if (legalEntities.isEmpty()
        || legalEntities.stream().distinct().count() < legalEntities.size()) {
      throw new IllegalArgumentException("Legal entities must be given, each once");
    }
  }

  /** One legal entity of 120 people. */
  public static CompanySettings defaults(LocalDate asOf) {
    return new CompanySettings(
        DEFAULT_SEED, asOf, DEFAULT_EMPLOYEES, List.of(DEFAULT_LEGAL_ENTITY), DEFAULT_HISTORY_DAYS);
  }

  /** The same with so many people in each legal entity. */
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

  /** The same with payroll runs reaching so many days back. */
  public CompanySettings withHistoryDays(int days) {
    return new CompanySettings(seed, asOf, employees, legalEntities, days);
  }

  /**
   * The day that hire dates and other slow facts hang on: the first of the month, so that a company
   * read today and tomorrow is the same company a day later.
   */
  public LocalDate anchor() {
    return asOf.withDayOfMonth(1);
  }

  public LocalDate historyStart() {
    return asOf.minusDays(historyDays);
  }
}
