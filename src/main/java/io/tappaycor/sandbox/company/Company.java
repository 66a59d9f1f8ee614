package io.tappaycor.sandbox.company;

import io.tappaycor.sandbox.random.Seed;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.util.List;

/**
 * One simulated legal entity. What is small is made once; employees and all that is theirs are made
 * when asked for.
 *
 * @param ordinal its place among the legal entities
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

  public Employee employee(int index) {
    return Employee.hire(this, index);
  }

  public String name() {
    return "Blue Heron Outfitters " + id;
  }
}
