package io.tappaycor.sandbox.api;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.util.Optional;

/** Refuses what the activation does not grant, and employees that are deleted. */
final class Permissions {

  private final ServerSettings settings;
  private final World world;

  Permissions(ServerSettings settings, World world) {
    this.settings = settings;
    this.world = world;
  }

  void checkEndpoint(Endpoint endpoint) {
    endpoint.dataAccess().forEach(this::checkGranted);
  }

  /** Paycor's behavior is unknown if include=All covers a refused include; here the call fails. */
  void checkIncludes(Endpoint endpoint, Query query) {
    endpoint.includes().stream()
        .filter(include -> query.names("include", include.name()))
        .map(Include::dataAccess)
        .forEach(this::checkGranted);
  }

  void checkSubject(Company company, Optional<Employee> employee) {
    if (settings.refusedLegalEntities().contains(company.id())) {
      throw Refusal.forbidden("No access to this legal entity.");
    }
    if (employee.isPresent() && isGone(employee.get())) {
      throw Refusal.notFound("The employee does not exist.");
    }
  }

  private void checkGranted(String dataAccess) {
    if (settings.refusedDataAccess().contains(dataAccess)) {
      throw Refusal.forbidden("The data access '" + dataAccess + "' is not granted.");
    }
  }

  /** Spread evenly over all employees of all legal entities. */
  private boolean isGone(Employee employee) {
    int gone = settings.goneEmployees();
    int employees = world.settings().employees();
    long all = (long) employees * world.companies().size();
    if (gone == 0) {
      return false;
    }
    long stride = Math.max(1, all / gone);
    long place = (long) employee.company().ordinal() * employees + employee.index();
    return place % stride == 0 && place / stride < gone;
  }
}
