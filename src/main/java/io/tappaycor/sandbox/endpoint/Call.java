package io.tappaycor.sandbox.endpoint;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.World;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A call that has passed all checks, with the records that its path refers to.
 *
 * @param company the legal entity of the path or of the employee; the first for tenant-wide calls
 * @param subject the employee of the path
 */
public record Call(
    World world,
    Company company,
    Optional<Employee> subject,
    Map<String, String> path,
    Query query) {

  /** The employee of the path. */
  public Employee employee() {
    return subject.orElseThrow();
  }

  /** The simulated current day. */
  public LocalDate today() {
    return world.settings().asOf();
  }

  /** The first day of the requested window. */
  public LocalDate start() {
    return query.date(WindowRule.START).orElse(today());
  }

  /** The last day of the requested window. */
  public LocalDate end() {
    return query.date(WindowRule.END).orElse(today());
  }
}
