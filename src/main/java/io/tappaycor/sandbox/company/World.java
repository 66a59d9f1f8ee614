package io.tappaycor.sandbox.company;

import io.tappaycor.sandbox.settings.CompanySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** All simulated companies, under one tenant. */
public final class World {

  /** The tenant id of the examples in Paycor's API document. */
  public static final int TENANT = 678556;

  private final CompanySettings settings;
  private final List<Company> companies;

  /** Creates the companies of the settings. */
  public World(CompanySettings settings) {
    this.settings = settings;
    List<Company> all = new ArrayList<>();
    for (int id : settings.legalEntities()) {
      all.add(Company.invent(all.size(), id, settings));
    }
    this.companies = List.copyOf(all);
  }

  /** The settings of all companies. */
  public CompanySettings settings() {
    return settings;
  }

  /** The companies, in the order of the settings. */
  public List<Company> companies() {
    return companies;
  }

  /** Whether this is the ID of the tenant. */
  public boolean isTenant(String id) {
    return id.equals(Integer.toString(TENANT));
  }

  /** The legal entity with an ID. */
  public Optional<Company> company(String id) {
    return companies.stream()
        .filter(company -> Integer.toString(company.id()).equals(id))
        .findFirst();
  }

  /** The employee with an ID, in any of the companies. */
  public Optional<Employee> employee(String id) {
    for (Company company : companies) {
      OptionalInt index = company.seed().employeeIndex(id);
      boolean inside =
          index.isPresent() && index.getAsInt() >= 0 && index.getAsInt() < settings.employees();
      if (inside && company.seed().employeeId(index.getAsInt()).equalsIgnoreCase(id)) {
        return Optional.of(company.employee(index.getAsInt()));
      }
    }
    return Optional.empty();
  }
}
