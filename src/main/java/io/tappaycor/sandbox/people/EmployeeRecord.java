package io.tappaycor.sandbox.people;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.Employment;
import io.tappaycor.sandbox.company.Organization;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An employee, as version 2 of the list returns it. */
final class EmployeeRecord {

  private EmployeeRecord() {}

  static ObjectNode of(Employee employee) {
    String url = "/v1/employees/" + employee.id();
    ObjectNode record =
        Text.object()
            .put("id", employee.id())
            .put("firstName", employee.firstName())
            .put("middleName", employee.middleName().orElse(null))
            .put("lastName", employee.lastName());
    record.set("email", Text.object().put("type", "Work").put("emailAddress", email(employee)));
    record.set("employmentDateData", dates(employee.employment()));
    record.set("statusData", status(employee.employment()));
    record.set("workLocation", location(employee.locationOf()));
    record.set("earnings", list(url + "/earnings"));
    record.set("deductions", list(url + "/deductions"));
    record.set("taxes", list(url + "/taxes"));
    record.set("directDeposits", list(url + "/directdeposits"));
    record.set("payRates", list(url + "/payrates"));
    record.set("legalEntity", Text.legalEntity(employee.company()));
    record.set("person", Text.reference(employee.personId(), url + "/person"));
    record.set("department", department(employee));
    record.set("positionData", position(employee));
    return record
        .put("employeeNumber", employee.number())
        .put("workCountryCode", "USA")
        .put("lastName2", employee.index() % 30 == 4 ? employee.lastName() : null)
        .put("workerCategory", employee.employment().unpaid() ? "Unpaid" : "Paid");
  }

  /** The same employee, as version 1 of the list returns it. */
  static ObjectNode version1(Employee employee) {
    ObjectNode record = of(employee);
    record.remove(List.of("workCountryCode", "lastName2", "workerCategory"));
    ObjectNode position = (ObjectNode) record.path("positionData");
    position.remove("departmentEffectiveDate");
    position.put("effectiveStartDate", Text.utc(employee.employment().hired()));
    return record
        .put("alternateEmployeeNumber", "A" + employee.number())
        .put("badgeNumber", "B" + employee.number());
  }

  static String email(Employee employee) {
    return "person" + employee.number() + "." + employee.company().id() + "@example.com";
  }

  private static ObjectNode list(String url) {
    return Text.object().putNull("id").put("url", url);
  }

  private static ObjectNode dates(Employment employment) {
    boolean adjusted = employment.rehired().isPresent();
    return Text.object()
        .put("hireDate", Text.utc(employment.hired()))
        .put("adjustedHireDate", adjusted ? Text.utc(employment.rehired()) : null)
        .put("terminationDate", Text.utc(employment.terminated()))
        .put("terminationReason", employment.isActive() ? null : "Voluntary resignation")
        .put("reHireDate", Text.utc(employment.rehired()))
        .put("seniorityDate", Text.utc(employment.hired()));
  }

  private static ObjectNode status(Employment employment) {
    return Text.object()
        .put("isFullTime", employment.fullTime())
        .put("status", employment.status())
        .put("flsa", employment.hourly() ? "HourlyNonExempt" : "SalaryExempt")
        .put("type", employment.fullTime() ? "Regular" : "Casual")
        .put("eligibleForRehire", employment.isActive() ? null : "Yes")
        .put("leaveStartDate", Text.utc(employment.leaveStarted()))
        .put("leaveReason", employment.isOnLeave() ? "Family" : null);
  }

  private static ObjectNode location(Organization.WorkLocation place) {
    return Text.object()
        .put("id", place.id())
        .put("name", place.name())
        .put("streetLine1", place.street())
        .put("type", "Physical")
        .put("city", place.city())
        .putNull("county")
        .put("state", place.state())
        .put("zipCode", place.zip())
        .put("country", "USA");
  }

  private static ObjectNode department(Employee employee) {
    String id = employee.departmentOf().id();
    return Text.reference(
        id, "/v1/legalentities/" + employee.company().id() + "/departments/" + id);
  }

  private static ObjectNode position(Employee employee) {
    Organization.JobTitle title = employee.company().organization().titles().get(employee.title());
    ObjectNode position =
        Text.object()
            .put("jobTitle", title.name())
            .put("jobCode", title.code())
            .putNull("effectiveEndDate")
            .put("departmentEffectiveDate", Text.utc(employee.employment().hired()))
            .put("payGroupId", employee.payGroupOf().id());
    Optional<String> manager = employee.managerId();
    if (manager.isEmpty()) {
      return position.putNull("manager");
    }
    String id = manager.get();
    ObjectNode boss = position.putObject("manager");
    boss.put("id", id).put("employeeNumber", employee.managerNumber());
    boss.set("employee", Text.reference(id, "/v1/employees/" + id));
    return position;
  }

  /** The fields that are returned on request, each with its own permission. */
  static List<Include> includes() {
    String access = "View Legal Entity Employees ";
    return List.of(
        new Include("EmploymentDates", "employmentDateData", access + "Employment Dates"),
        new Include("Position", "positionData", access + "Position"),
        new Include("Status", "statusData", access + "Status"),
        new Include("WorkLocation", "workLocation", access + "Work Location"));
  }
}
