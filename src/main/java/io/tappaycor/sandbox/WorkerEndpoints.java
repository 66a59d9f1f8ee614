package io.tappaycor.sandbox;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What else is kept about employees: certificates, papers, profiles, identities. */
final class WorkerEndpoints {

  private static final String EMPLOYEE = "/v1/employees/{employeeId}/";
  private static final String V1 = "/v1/legalentities/{legalEntityId}/";
  private static final String V2 = "/v2/legalentities/{legalEntityId}/";

  private WorkerEndpoints() {}

  static List<Endpoint> table() {
    return Stream.concat(own().stream(), listed().stream()).toList();
  }

  private static List<Endpoint> own() {
    return List.of(
        Endpoint.page(
            EMPLOYEE + "certifications",
            "View Certification Information for Employee",
            Sources.own("EmployeeCertification", 2, "employeeCertificationId")),
        Endpoint.page(
            EMPLOYEE + "customfields",
            "View Employee Custom Fields",
            Sources.own("EmployeeCustomField", 4, "customFieldId")),
        Endpoint.page(
            EMPLOYEE + "BenefitClassification",
            "View Employee Benefit Classification By Employee Id",
            Sources.ownSingle("EmployeeBenefit")),
        Endpoint.object(
            EMPLOYEE + "employeePunchProfileData",
            "View Employee Punch Profile Data by EmployeeId",
            Sources.ownSingle("EmployeePunchProfileData")),
        Endpoint.object(
            EMPLOYEE + "employeePolicyGroupData",
            "View Employee Policy Group Data by EmployeeId",
            Sources.ownSingle("PolicyGroup")),
        Endpoint.page(
            EMPLOYEE + "HSAaccounts",
            "View Employee HSA Account Information",
            call -> Rows.of(savings(call.employee()))),
        Endpoint.object(
                EMPLOYEE + "I9Verification",
                "View I9 Verification",
                call -> Rows.single(verification(call)))
            .with(Parameter.choices("include", List.of("DocumentNumber"))),
        Endpoint.array(
            EMPLOYEE + "timeoffplanassignment",
            "Get Assignment of an Employee to Time Off Plans",
            Sources.own("EmployeePlanDetails", 2, "planAssignmentId")));
  }

  private static List<Endpoint> listed() {
    return List.of(
        Endpoint.page(
            V1 + "I9DelegateUsers",
            "View I9 Delegate Users",
            Sources.listed("I9OnboardingDelegateUsers", 3, "i9DelegateUserId")),
        Endpoint.page(
                V2 + "employeesIdentifyingData",
                "View Legal Entity Employees Identifying Data",
                WorkerEndpoints::identities)
            .alsoNeeding("View Legal Entity Employees SSN and BirthDate")
            .with(Parameter.choices("include", List.of("Active", "Inactive"))),
        Endpoint.page(
            V2 + "onboardingemployees",
            "View Legal Entity Onboarding Employees",
            Sources.listed("OnboardingEmployeeV2", 7, "onboardingEmployeeId")),
        Endpoint.page(
            V1 + "OnboardingNotificationUsers",
            "View Legal Entity Onboarding Notification Users",
            Sources.listed("OnboardingNotificationUser", 2, "onboardingNotificationUserId")));
  }

  private static List<ObjectNode> savings(Employee employee) {
    return SetUp.deductions(employee).stream()
        .filter(one -> one.code().code().equals("HSA"))
        .map(
            one ->
                Inventor.record("EmployeeDirectDeposit", employee, "hsa", 0)
                    .put("id", employee.guid("hsa", 0))
                    .put("maskedAccountNumber", "XXXXXX" + employee.dice("hsa").digits(4))
                    .putNull("unmaskedAccountNumber")
                    .put("routingNumber", "9" + employee.dice("route").digits(8)))
        .toList();
  }

  /** The numbers of documents come only when asked for; they are no field of their own here. */
  private static ObjectNode verification(Call call) {
    ObjectNode record = Inventor.record("I9Verification", call.employee(), "i9", 0);
    if (!call.query().names("include", "DocumentNumber")) {
      for (String list : List.of("listA", "listB", "listC")) {
        if (record.path(list) instanceof ObjectNode papers) {
          papers.putNull("documentNumber");
        }
      }
    }
    return record;
  }

  /** Here include is a filter by status; without it the active ones come. */
  private static Rows identities(Call call) {
    return call.company()
        .perEmployee(
            one -> {
              String status = one.employment().isActive() ? "Active" : "Inactive";
              boolean wanted =
                  call.query().all("include").isEmpty()
                      ? one.employment().isActive()
                      : call.query().names("include", status);
              return wanted
                  ? List.of(
                      Inventor.record("EmployeesIdentifyingData", one, "identity", 0)
                          .put("status", status))
                  : List.of();
            });
  }
}
