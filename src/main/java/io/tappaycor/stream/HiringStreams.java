package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perEmployee;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;
import static io.tappaycor.stream.StreamDefinition.perParent;

import io.tappaycor.stream.Windowing.Bounds;
import java.util.List;

/** Hiring: applicants, onboarding, and the right to work. */
final class HiringStreams {

  /** The one endpoint of Paycor that can be asked for what has changed. */
  private static final Windowing.ByDate CANDIDATES =
      Windowing.ByDate.of(
          366, new Bounds.Query("createdOrModifiedStartDate", "createdOrModifiedEndDate"));

  /** One include for the numbers of all documents. */
  private static final String NUMBERS = "DocumentNumber";

  static final List<StreamDefinition> TABLE =
      List.of(
          perLegalEntity(EXTENDED, "ats_accounts", Endpoints.ATS_ACCOUNTS).keyed("id"),
          perParent(
                  EXTENDED,
                  "ats_jobs",
                  Endpoints.ATS_JOBS
                      .including("HiringManagers", "hiringManagers", "")
                      .including("Recruiters", "recruiters", "")
                      .including("TeamMembers", "teamMembers", "")
                      .including("Executives", "executives", ""),
                  ParentLists.ATS_ACCOUNTS)
              .keyed("atsAccountId", "id"),
          perLegalEntity(
                  EXTENDED,
                  "ats_candidates",
                  Endpoint.pages(
                      "/v1/legalEntities/{legalEntityId}/ats/{atsAccountId}/jobs/{atsJobId}/candidates",
                      "View ATS Candidates By Job Id"))
              .partitioned(
                  new Partitioning.PerParent(ParentLists.ATS_JOBS, Partitioning.Choice.ALL))
              .adding(new AddedField.Asked("atsAccountId"))
              .adding(new AddedField.Asked("jobId", "atsJobId"))
              .keyed("atsAccountId", "jobId", "id")
              .incremental("modifiedDate", CANDIDATES),
          perLegalEntity(
                  EXTENDED,
                  "onboarding_employees",
                  Endpoint.pages(
                      "/v2/legalentities/{legalEntityId}/onboardingemployees",
                      "View Legal Entity Onboarding Employees"))
              .keyed("onboardingEmployeeId"),
          perLegalEntity(
                  EXTENDED,
                  "onboarding_notification_users",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/OnboardingNotificationUsers",
                      "View Legal Entity Onboarding Notification Users"))
              .keyed("onboardingNotificationUserId"),
          perLegalEntity(
                  EXTENDED,
                  "i9_delegate_users",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/I9DelegateUsers",
                      "View I9 Delegate Users"))
              .keyed("i9DelegateUserId"),
          perEmployee(
                  EXTENDED,
                  "i9_verifications",
                  Endpoint.single(
                          "/v1/employees/{employeeId}/I9Verification", "View I9 Verification")
                      .including(NUMBERS, "listA.documentNumber", "")
                      .including(NUMBERS, "listA.listASecondDocumentNumber", "")
                      .including(NUMBERS, "listA.listAThirdDocumentNumber", "")
                      .including(NUMBERS, "listB.documentNumber", "")
                      .including(NUMBERS, "listC.documentNumber", "")
                      .including(NUMBERS, "alienAdmissionNumber", "")
                      .including(NUMBERS, "foreignPassportNumber", ""))
              .keyed("employeeId")
              .sensitive(
                  "listA.documentNumber",
                  "listA.listASecondDocumentNumber",
                  "listA.listAThirdDocumentNumber",
                  "listB.documentNumber",
                  "listC.documentNumber",
                  "alienAdmissionNumber",
                  "foreignPassportNumber"));

  private HiringStreams() {}
}
