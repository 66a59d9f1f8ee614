package io.tappaycor.stream;

import io.tappaycor.stream.Endpoint.QueryParameter;

/** The endpoints that more than one table refers to: streams, lists of parents, the engine. */
public final class Endpoints {

  /**
   * All employees of a legal entity, whatever their status; v2, because v1 lacks fields. The API
   * document does not say whether a call without {@code workerCategory} returns unpaid workers, as
   * the list of persons does not. Only one value can be sent, and who has no category would be in
   * neither list: so the whole list is read, and the unpaid workers once more.
   */
  static final Endpoint EMPLOYEES =
      Endpoint.pages("/v2/legalentities/{legalEntityId}/employees", "View Legal Entity Employees")
          .alsoReading(new Endpoint.Rest("workerCategory", "Unpaid", "id"));

  /** All payroll runs of a legal entity; without the parameter bonus runs are never seen. */
  static final Endpoint PAYROLL_RUNS =
      Endpoint.pages(
              "/v1/legalentities/{legalEntityId}/payrollProcessing",
              "View Legal Entity Payroll Processing Data")
          .with(new QueryParameter.Fixed("includeOtherPayruns", "All"));

  static final Endpoint PAY_DATA =
      Endpoint.pages("/v1/legalentities/{legalEntityId}/paydata", "View Paydata Information");

  static final Endpoint PAY_GROUPS =
      Endpoint.pages("/v1/legalentities/{legalEntityId}/payGroups", "View Legal Entity Pay Groups");

  static final Endpoint SCHEDULE_GROUPS =
      Endpoint.pages(
          "/v1/legalentities/{legalEntityId}/schedulegroups", "View Legal Entity Schedule Groups");

  static final Endpoint LABOR_PROFILES =
      Endpoint.pages("/v1/legalentities/{legalEntityId}/laborprofiles", "View Labor Profiles");

  static final Endpoint ATS_ACCOUNTS =
      Endpoint.pages(
          "/v1/legalEntities/{legalEntityId}/ats/accounts", "View ATS Accounts By Legal Entity Id");

  static final Endpoint ATS_JOBS =
      Endpoint.pages(
          "/v1/legalEntities/{legalEntityId}/ats/{atsAccountId}/jobs",
          "View ATS Account jobs by ATS Account ID");

  static final Endpoint LEGAL_ENTITY_TAXES =
      Endpoint.pages("/v1/legalentities/{legalEntityId}/taxes", "View Legal Entity Taxes");

  static final Endpoint REPORT_USERS =
      Endpoint.pages(
          "/v1/Reporting/{scope}/ReportingUsers", "View Reporting Users by Application Scope");

  static final Endpoint REPORTS =
      Endpoint.pages(
          "/v1/Reporting/{legalEntityId}/ReportIdentifiers/{userId}",
          "View Report Identifiers To Download Reports");

  /** What the login may read: the one list that needs no data access. */
  public static final Endpoint ACTIVATED_LEGAL_ENTITIES =
      Endpoint.wrapped("/v1/legalentities/ActivatedLegalEntityTenantList", "userLegalEntities");

  private Endpoints() {}
}
