package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.CORE;
import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perEmployee;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;

import io.tappaycor.stream.Endpoint.QueryParameter;
import java.util.List;

/** People: who works here, as what, and how to reach them. */
final class PeopleStreams {

  private static final Endpoint EMPLOYEES = withEmployment(Endpoints.EMPLOYEES);

  /** Sensitive in every list of persons. */
  private static final String[] PRIVATE = {
    "socialSecurityNumber", "demographicData", "benefitData", "militaryData"
  };

  static final List<StreamDefinition> TABLE =
      List.of(
          perLegalEntity(CORE, "employees", EMPLOYEES).keyed("id"),
          perLegalEntity(
                  CORE,
                  "persons",
                  withParts(
                      Endpoint.pages(
                              "/v1/legalEntities/{legalEntityId}/persons",
                              "View Legal Entity Persons")
                          // Without it, the persons of unpaid workers are missing.
                          .with(new QueryParameter.Fixed("includeUnpaidWorkersDetails", "true"))))
              .keyed("legalEntityId", "id")
              .sensitive(PRIVATE),
          // The same list as employees: one read serves both when both are selected.
          perLegalEntity(CORE, "employments", EMPLOYEES)
              .adding(new AddedField.Copied("employeeId", "id"))
              .keyed("employeeId"),
          perLegalEntity(
                  CORE,
                  "job_titles",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/jobtitles",
                      "View Legal Entity Job Titles"))
              .keyed("legalEntityId", "jobTitleId"),
          // Badge and alternate numbers, which version 2 lacks.
          perLegalEntity(
                  EXTENDED,
                  "employees_v1",
                  withEmployment(
                      Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/employees",
                          "View Legal Entity Employees")))
              .keyed("id"),
          // What the list of persons never has: emergency contacts and custom identifiers.
          perEmployee(
                  EXTENDED,
                  "employee_persons",
                  withParts(
                          Endpoint.single(
                              "/v1/employees/{employeeId}/person", "View Employee Person"))
                      .including(
                          "EmergencyContact",
                          "emergencyContactData",
                          "View Person Emergency Contacts")
                      .including(
                          "CustomIdentifiers",
                          "customIdentifiers",
                          "View Person Custom Identifiers"))
              .keyed("employeeId", "id")
              .sensitive(PRIVATE),
          perLegalEntity(
                  EXTENDED,
                  "employees_identifying_data",
                  Endpoint.pages(
                          "/v2/legalentities/{legalEntityId}/employeesIdentifyingData",
                          "View Legal Entity Employees Identifying Data",
                          "View Legal Entity Employees SSN and BirthDate")
                      // Here include is a filter by status: without both, people are missing.
                      .with(new QueryParameter.Fixed("include", "Active"))
                      .with(new QueryParameter.Fixed("include", "Inactive")))
              .keyed("employeeId")
              .sensitive("socialSecurityNumber", "birthDate"),
          // The only list that is read with POST: a filter may be posted, and none means all.
          perLegalEntity(
                  EXTENDED,
                  "employee_custom_fields",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/customfields",
                          "Legal Entity CustomFields")
                      .posting())
              .adding(new AddedField.Copied("employeeId", "employee.id"))
              .keyed("employeeId", "customFieldId"),
          perEmployee(
                  EXTENDED,
                  "employee_custom_field_options",
                  Endpoint.pages(
                      "/v1/employees/{employeeId}/customfields", "View Employee Custom Fields"))
              .keyed("employeeId", "customFieldId"),
          perEmployee(
                  EXTENDED,
                  "employee_benefit_classifications",
                  Endpoint.pages(
                      "/v1/employees/{employeeId}/BenefitClassification",
                      "View Employee Benefit Classification By Employee Id"))
              .keyed("employeeId", "legalEntityId"),
          perLegalEntity(
                  EXTENDED,
                  "manager_profiles",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/managerprofiles",
                      "View Legal Entity Manager Profiles"))
              .keyed("legalEntityId", "profileId"),
          perLegalEntity(
                  EXTENDED,
                  "status_reasons",
                  Endpoint.array(
                      "/v1/legalentities/{legalEntityId}/statusReasons/{statusCategory}",
                      "Legal Entity Status Reason"))
              .partitioned(
                  new Partitioning.PerValue(
                      "statusCategory",
                      List.of("TerminationReason", "LeaveReason", "ReturnReason")))
              // The record's own category has other values than the path.
              .keyed("legalEntityId", "statusCategory", "id"),
          perLegalEntity(
                  EXTENDED,
                  "certifications",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/certifications",
                      "View Certification Information for Legal Entity"))
              .keyed("legalEntityId", "certificationId"),
          perLegalEntity(
                  EXTENDED,
                  "certification_organizations",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/certificationOrganizations",
                      "View Certification Organizations for Legal Entity"))
              .keyed("legalEntityId", "certificationOrganizationId"),
          perEmployee(
                  EXTENDED,
                  "employee_certifications",
                  Endpoint.pages(
                      "/v1/employees/{employeeId}/certifications",
                      "View Certification Information for Employee"))
              .keyed("employeeId", "employeeCertificationId"));

  private PeopleStreams() {}

  /** The parts of an employee that both versions of the list send if asked. */
  private static Endpoint withEmployment(Endpoint endpoint) {
    String access = "View Legal Entity Employees ";
    return endpoint
        .including("EmploymentDates", "employmentDateData", access + "Employment Dates")
        .including("Status", "statusData", access + "Status")
        .including("Position", "positionData", access + "Position")
        .including("WorkLocation", "workLocation", access + "Work Location");
  }

  /** The parts of a person that each endpoint sends if asked. */
  private static Endpoint withParts(Endpoint endpoint) {
    return endpoint
        .including("Demographic", "demographicData", "View Person Demographic Information")
        .including("Benefit", "benefitData", "View Person Disability and Tobacco Status")
        .including("Military", "militaryData", "View Person Military")
        .including("SocialMedia", "socialMediaData", "View Person Social Media")
        .including("Addresses", "addresses", "View Person Addresses")
        .including("EmployeeAssignments", "employeeAssignments", "View Employee Records")
        .including("SocialSecurityNumber", "socialSecurityNumber", "View Person SSN")
        .including("Phones", "phones", "View Person Phone")
        .including("Email", "email", "View Person Email");
  }
}
