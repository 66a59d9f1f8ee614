package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.core;

import java.util.List;

/** People: who works here, as what, and how to reach them. */
final class PeopleStreams {

  private static final Endpoint EMPLOYEES =
      Endpoint.pages("/v2/legalentities/{legalEntityId}/employees", "View Legal Entity Employees")
          .including(
              "EmploymentDates",
              "employmentDateData",
              "View Legal Entity Employees Employment Dates")
          .including("Status", "statusData", "View Legal Entity Employees Status")
          .including("Position", "positionData", "View Legal Entity Employees Position")
          .including("WorkLocation", "workLocation", "View Legal Entity Employees Work Location");

  static final List<StreamDefinition> TABLE =
      List.of(
          core("employees", EMPLOYEES).keyed("id"),
          core(
                  "persons",
                  Endpoint.pages(
                          "/v1/legalEntities/{legalEntityId}/persons", "View Legal Entity Persons")
                      .including(
                          "Demographic", "demographicData", "View Person Demographic Information")
                      .including(
                          "Benefit", "benefitData", "View Person Disability and Tobacco Status")
                      .including("Military", "militaryData", "View Person Military")
                      .including("SocialMedia", "socialMediaData", "View Person Social Media")
                      .including("Addresses", "addresses", "View Person Addresses")
                      .including(
                          "EmployeeAssignments", "employeeAssignments", "View Employee Records")
                      .including("SocialSecurityNumber", "socialSecurityNumber", "View Person SSN")
                      .including("Phones", "phones", "View Person Phone")
                      .including("Email", "email", "View Person Email"))
              .keyed("legalEntityId", "id")
              .sensitive("socialSecurityNumber", "demographicData", "benefitData", "militaryData"),
          // The same list as employees: one read serves both when both are selected.
          core("employments", EMPLOYEES)
              .adding(new AddedField.Copied("employeeId", "id"))
              .keyed("employeeId"),
          core(
                  "job_titles",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/jobtitles",
                      "View Legal Entity Job Titles"))
              .keyed("legalEntityId", "jobTitleId"));

  private PeopleStreams() {}
}
