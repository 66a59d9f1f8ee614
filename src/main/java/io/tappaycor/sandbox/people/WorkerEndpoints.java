package io.tappaycor.sandbox.people;

import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.KnownValues;
import io.tappaycor.sandbox.record.Sources;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Certifications, custom fields, profiles and identifying data of employees. */
public final class WorkerEndpoints {

  private static final String EMPLOYEE = "/v1/employees/{employeeId}/";
  private static final String V1 = "/v1/legalentities/{legalEntityId}/";
  private static final String V2 = "/v2/legalentities/{legalEntityId}/";

  /** What the path takes, and what the records say. */
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "TerminationReason", "Termination",
          "LeaveReason", "PlaceOnLeave",
          "ReturnReason", "ReturnFromLeave");

  private WorkerEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return Stream.concat(ofEmployees().stream(), ofCompanies().stream()).toList();
  }

  private static List<Endpoint> ofEmployees() {
    return List.of(
        Endpoint.page(
            EMPLOYEE + "certifications",
            "View Certification Information for Employee",
            Sources.own("EmployeeCertification", 2, "employeeCertificationId")),
        Endpoint.page(
            EMPLOYEE + "customfields",
            "View Employee Custom Fields",
            call -> Rows.of(customFields(call.employee()))),
        Endpoint.page(
            EMPLOYEE + "BenefitClassification",
            "View Employee Benefit Classification By Employee Id",
            Sources.ownSingle("EmployeeBenefit")));
  }

  private static List<ObjectNode> customFields(Employee employee) {
    int count = employee.dice("customFields").between(0, 4);
    return IntStream.range(0, count)
        .mapToObj(
            place ->
                Inventor.record("EmployeeCustomField", employee, "customField", place)
                    .put("customFieldId", employee.guid("customField", place))
                    .set("employee", Text.employee(employee)))
        .toList();
  }

  /** The list has everything but the options. */
  private static List<ObjectNode> listedCustomFields(Employee employee) {
    return customFields(employee).stream()
        .map(record -> record.remove(List.of("customFieldsOptions")))
        .toList();
  }

  private static List<Endpoint> ofCompanies() {
    return List.of(
        Endpoint.page(
                V1 + "customfields",
                "Legal Entity CustomFields",
                call -> Rows.perEmployee(call.company(), WorkerEndpoints::listedCustomFields))
            .posted(),
        Endpoint.page(
                V2 + "employeesIdentifyingData",
                "View Legal Entity Employees Identifying Data",
                WorkerEndpoints::identities)
            .alsoNeeding("View Legal Entity Employees SSN and BirthDate")
            .with(Parameter.choices("include", List.of("Active", "Inactive"))),
        Endpoint.array(
            V1 + "statusReasons/{statusCategory}",
            "Legal Entity Status Reason",
            WorkerEndpoints::statusReasons),
        Endpoint.page(
            V1 + "managerprofiles",
            "View Legal Entity Manager Profiles",
            Sources.listed("ProfileSummary", 3, "profileId")),
        Endpoint.page(
            V1 + "certifications",
            "View Certification Information for Legal Entity",
            Sources.listed("TenantCertification", KnownValues.CERTIFICATIONS, "certificationId")),
        Endpoint.page(
            V1 + "certificationOrganizations",
            "View Certification Organizations for Legal Entity",
            Sources.listed(
                "TenantCertificationOrganization",
                KnownValues.CERTIFICATION_ORGANIZATIONS,
                "certificationOrganizationId")));
  }

  /** Here {@code include} is a filter by status; the default is active employees. */
  private static Rows identities(Call call) {
    return Rows.perEmployee(
        call.company(),
        employee -> {
          String status = employee.employment().isActive() ? "Active" : "Inactive";
          boolean wanted =
              call.query().all("include").isEmpty()
                  ? employee.employment().isActive()
                  : call.query().names("include", status);
          return wanted
              ? List.of(
                  Inventor.record("EmployeesIdentifyingData", employee, "identity", 0)
                      .put("status", status))
              : List.of();
        });
  }

  private static Rows statusReasons(Call call) {
    String category =
        Optional.ofNullable(CATEGORIES.get(call.path().get("statusCategory")))
            .orElseThrow(() -> Refusal.badRequest("The status category is not valid."));
    return Rows.of(
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    Inventor.record("StatusReason", call.company(), "reason", i)
                        .put("id", call.company().seed().guid(category, i))
                        .put("statusCategory", category))
            .toList());
  }
}
