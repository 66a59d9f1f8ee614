package io.tappaycor.stream;

import java.util.List;

/** What a stream's endpoint has to be called once for. */
public sealed interface Partitioning {

  /** Once for the login, whatever the legal entities. */
  record PerLogin() implements Partitioning {}

  /** Once for each legal entity of the configuration. */
  record PerLegalEntity() implements Partitioning {}

  /**
   * Once for each parent of a list: an employee, a payroll run, an ATS job.
   *
   * @param choice which of the parents
   */
  record PerParent(ParentList list, Choice choice) implements Partitioning {}

  /**
   * Once for each of a few fixed values.
   *
   * @param name of the value in paths and records
   */
  record PerValue(String name, List<String> values) implements Partitioning {
    public PerValue {
      values = List.copyOf(values);
    }
  }

  /** Which parents of a list. */
  enum Choice {
    /** All of them. */
    ALL,
    /** Employees: those who are not said to be paid. */
    UNPAID,
    /** Employees: those who have pay data in the days wanted, where the login may know that. */
    WITH_PAY_DATA,
    /**
     * Payroll runs: the last one of each pay group in each window, one for each check date. They
     * are read newest first, and only the newest record of each key counts.
     */
    LAST_OF_EACH_PAY_GROUP
  }
}
