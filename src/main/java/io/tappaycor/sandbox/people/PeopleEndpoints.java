package io.tappaycor.sandbox.people;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.record.Sources;
import java.util.List;
import java.util.Locale;

/** Employees, the people behind them, and job titles. */
public final class PeopleEndpoints {

  private static final String[] STATUSES = {
    "Active",
    "Deceased",
    "LongTermDisability",
    "ShortTermDisability",
    "Fmla",
    "LaidOff",
    "LeaveWithPay",
    "LeaveWithoutPay",
    "ThirdPartyPayable",
    "Resigned",
    "Retired",
    "Terminated",
    "WorkersCompensation"
  };

  private PeopleEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.page(
                "/v2/legalentities/{legalEntityId}/employees",
                "View Legal Entity Employees",
                PeopleEndpoints::employees)
            .including(EmployeeRecord.includes().toArray(Include[]::new))
            .with(
                Parameter.choice("emailType", "Work", "Home"),
                Parameter.choice("statusFilter", STATUSES),
                Parameter.text("employeeNumber"),
                Parameter.text("lastName"),
                Parameter.number("departmentCode"),
                Parameter.text("workLocationName"),
                Parameter.choice("workerCategory", "Paid", "Unpaid"),
                Parameter.text("workCountryCode")),
        Endpoint.page(
                "/v1/legalentities/{legalEntityId}/employees",
                "View Legal Entity Employees",
                call ->
                    Rows.perEmployee(
                        call.company(), employee -> List.of(EmployeeRecord.version1(employee))))
            .including(EmployeeRecord.includes().toArray(Include[]::new)),
        Endpoint.page(
                "/v1/legalEntities/{legalEntityId}/persons",
                "View Legal Entity Persons",
                PeopleEndpoints::persons)
            .including(PersonRecord.includes().toArray(Include[]::new))
            .with(Parameter.yesOrNo("includeUnpaidWorkersDetails")),
        Endpoint.object(
                "/v1/employees/{employeeId}/person",
                "View Employee Person",
                call -> Rows.single(PersonRecord.single(call.employee())))
            .including(PersonRecord.includesOfSingle().toArray(Include[]::new)),
        Endpoint.page(
            "/v1/legalentities/{legalEntityId}/jobtitles",
            "View Legal Entity Job Titles",
            Sources.ofCompany(JobTitleRecord::all)));
  }

  private static Rows employees(Call call) {
    return Rows.perEmployee(
        call.company(),
        employee ->
            matches(call.query(), employee) ? List.of(EmployeeRecord.of(employee)) : List.of());
  }

  /** Leaves out unpaid workers unless they are asked for. */
  private static Rows persons(Call call) {
    boolean all =
        call.query().text("includeUnpaidWorkersDetails").map(Boolean::parseBoolean).orElse(false);
    return Rows.perEmployee(
        call.company(),
        employee ->
            all || !employee.employment().unpaid()
                ? List.of(PersonRecord.of(employee))
                : List.of());
  }

  private static boolean matches(Query query, Employee employee) {
    String category = employee.employment().unpaid() ? "Unpaid" : "Paid";
    return is(query, "statusFilter", employee.employment().status())
        && is(query, "employeeNumber", employee.number())
        && is(query, "lastName", employee.lastName())
        && is(query, "departmentCode", Long.toString(employee.departmentOf().code()))
        && is(query, "workLocationName", employee.locationOf().name())
        && is(query, "workerCategory", category)
        && is(query, "workCountryCode", "USA");
  }

  private static boolean is(Query query, String parameter, String value) {
    return query
        .text(parameter)
        .map(wanted -> wanted.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)))
        .orElse(true);
  }
}
