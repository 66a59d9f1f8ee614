package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;
import static io.tappaycor.stream.StreamDefinition.perParent;

import io.tappaycor.stream.Endpoint.QueryParameter;
import java.util.List;

/** Payroll's books: what each run means for ledgers, jobs and retirement plans. */
final class LedgerStreams {

  static final List<StreamDefinition> TABLE =
      List.of(
          perRun(
              "general_ledger",
              "/v1/legalentities/{legalEntityId}/generalledger",
              "View General Ledger Data"),
          perRun(
              "general_ledger_by_employee",
              "/v1/legalentities/{legalEntityId}/generalledgerwithemployee",
              "View General Ledger With Employee Data"),
          byDepth(
              "general_ledger_by_depth",
              "/v1/legalentities/{legalEntityId}/generalledgerbydepth",
              "View General Ledger Data"),
          byDepth(
              "general_ledger_by_employee_and_depth",
              "/v1/legalentities/{legalEntityId}/generalledgerwithemployeebydepth",
              "View General Ledger With Employee Data"),
          perRun(
              "job_costing",
              "/v1/legalEntities/{legalEntityId}/GeneralLedgerJobCosting",
              "View General Ledger Job Costing Data"),
          perRun(
              "job_costing_by_employee",
              "/v1/legalEntities/{legalEntityId}/GeneralLedgerJobCostingWithEmployee",
              "View General Ledger Job Costing With Employee Data"),
          perRun(
                  "retirement_data",
                  "/v1/legalEntities/{legalEntityId}/GetRetirementData",
                  "View Retirement Data")
              .sensitive(
                  "ssn",
                  "birthDate",
                  "spouceBD",
                  "genderCode",
                  "maritalStatusCode",
                  "disabilityDate",
                  "employeeAccountNumber"),
          // Without parameters it answers with all imports that Paycor keeps.
          perLegalEntity(
                  EXTENDED,
                  "payroll_hours",
                  Endpoint.array(
                      "/v2/legalentities/{legalEntityId}/payrollhours",
                      "View Legal Entity Imported Payroll Hours"))
              .adding(new AddedField.Counted("sequence", List.of("processId")))
              .keyed("legalEntityId", "processId", "sequence"));

  private LedgerStreams() {}

  /** The lines of each payroll run, from one endpoint. */
  private static StreamDefinition perRun(String name, String path, String dataAccess) {
    return perRun(name, Endpoint.pages(path, dataAccess));
  }

  /**
   * The lines of each payroll run in detail. The API document allows a depth of 1 to 99 in one
   * place, and of 1 to 10 in another: 10 is the finest detail that both allow.
   */
  private static StreamDefinition byDepth(String name, String path, String dataAccess) {
    return perRun(
        name, Endpoint.pages(path, dataAccess).with(new QueryParameter.Fixed("depth", "10")));
  }

  /** The lines of each payroll run: they have no ids, so that their places in the run are keys. */
  private static StreamDefinition perRun(String name, Endpoint lines) {
    Endpoint endpoint = lines.with(new QueryParameter.Asked("plannerId"));
    return perParent(EXTENDED, name, endpoint, ParentLists.PAYROLL_RUNS)
        .adding(new AddedField.Asked("checkDate"))
        .adding(new AddedField.Counted("sequence", List.of("plannerId")))
        .keyed("plannerId", "sequence")
        .incremental("checkDate", PayStreams.RUNS);
  }
}
