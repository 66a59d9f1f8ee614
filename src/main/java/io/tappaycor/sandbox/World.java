package io.tappaycor.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** All the simulated companies, under one tenant. */
final class World {

  /** The tenant id of the examples in Paycor's API document. */
  static final int TENANT = 678556;

  private final CompanySettings settings;
  private final List<Company> companies;

  World(CompanySettings settings) {
    this.settings = settings;
    List<Company> all = new ArrayList<>();
    for (int id : settings.legalEntities()) {
      all.add(Company.invent(all.size(), id, settings));
    }
    this.companies = List.copyOf(all);
  }

  CompanySettings settings() {
    return settings;
  }

  List<Company> companies() {
    return companies;
  }

  void checkTenant(String id) {
    if (!id.equals(Integer.toString(TENANT))) {
      throw Refusal.notFound("The tenant does not exist.");
    }
  }

  /** The employees of all companies, one company after the other. */
  Rows perEmployee(Function<Employee, List<ObjectNode>> records) {
    int each = settings.employees();
    return new Rows(
        each * companies.size(),
        place -> records.apply(companies.get(place / each).employee(place % each)));
  }

  Company company(String id) {
    return companies.stream()
        .filter(one -> Integer.toString(one.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("The legal entity does not exist."));
  }

  Employee employee(String id) {
    for (Company company : companies) {
      OptionalInt index = company.seed().employeeIndex(id);
      boolean inside =
          index.isPresent() && index.getAsInt() >= 0 && index.getAsInt() < settings.employees();
      if (inside && company.seed().employeeId(index.getAsInt()).equalsIgnoreCase(id)) {
        return company.employee(index.getAsInt());
      }
    }
    throw Refusal.notFound("The employee does not exist.");
  }
}
