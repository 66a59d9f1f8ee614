package io.tappaycor.sandbox.endpoint;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.World;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of a call as a sequence of small units. A unit is created when a page reaches it, so
 * memory does not grow with the company.
 *
 * @param units the number of units, such as employees
 * @param unit the records of a unit; may be empty
 */
public record Rows(int units, IntFunction<List<ObjectNode>> unit) {

  /** These records as one unit. */
  public static Rows of(List<ObjectNode> records) {
    return new Rows(1, any -> records);
  }

  /** One unit for each employee of a company. */
  public static Rows perEmployee(Company company, Function<Employee, List<ObjectNode>> records) {
    return new Rows(
        company.settings().employees(), index -> records.apply(company.employee(index)));
  }

  /** One unit for each employee of all companies, one company after another. */
  public static Rows perEmployee(World world, Function<Employee, List<ObjectNode>> records) {
    int count = world.settings().employees();
    List<Company> companies = world.companies();
    return new Rows(
        count * companies.size(),
        index -> records.apply(companies.get(index / count).employee(index % count)));
  }

  /** One record. */
  public static Rows single(ObjectNode record) {
    return of(List.of(record));
  }
}
