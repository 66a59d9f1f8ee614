package io.tappaycor.sandbox.company;

import io.tappaycor.sandbox.random.Seed;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.util.List;

/**
 * One simulated legal entity. Small lists are created once; employees and their records are created
 * on demand.
 *
 * @param ordinal the index among the legal entities
 */
public record Company(
    int ordinal,
    int id,
    Seed seed,
    CompanySettings settings,
    Organization organization,
    CodeBook codes,
    List<PayrollRun> runs) {

  static Company invent(int ordinal, int id, CompanySettings settings) {
    Seed seed = new Seed(settings.seed(), id);
    return new Company(
        ordinal,
        id,
        seed,
        settings,
        Organization.invent(seed, settings.employees()),
        CodeBook.invent(seed),
        PayrollRun.invent(seed, settings));
  }

  /** The employee with an index. */
  public Employee employee(int index) {
    return Employee.hire(this, index);
  }

  /** The name of the legal entity. */
  public String name() {
    return "Blue Heron Outfitters " + id;
  }
}
