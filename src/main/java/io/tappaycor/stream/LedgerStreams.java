package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;
import static io.tappaycor.stream.StreamDefinition.perParent;

import io.tappaycor.stream.Endpoint.QueryParameter;
import java.util.List;

/** Payroll's books: what each run means for ledgers, jobs and retirement plans. */
final class LedgerStreams {

  private static final QueryParameter PLANNER = new QueryParameter.Asked("plannerId");

  private static final AddedField CHECK_DATE = new AddedField.Asked("checkDate");

  static final List<StreamDefinition> TABLE =
      List.of(
          perParent(
                  EXTENDED,
                  "general_ledger",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/generalledger",
                          "View General Ledger Data")
                      .with(PLANNER),
                  ParentLists.PAYROLL_RUNS)
              .adding(CHECK_DATE)
              .adding(new AddedField.Counted("sequence", List.of("plannerId")))
              .keyed("plannerId", "sequence")
              .incremental("checkDate", PayStreams.RUNS),
          perParent(
                  EXTENDED,
                  "general_ledger_by_employee",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/generalledgerwithemployee",
                          "View General Ledger With Employee Data")
                      .with(PLANNER),
                  ParentLists.PAYROLL_RUNS)
              .adding(CHECK_DATE)
              .adding(new AddedField.Counted("sequence", List.of("plannerId")))
              .keyed("plannerId", "sequence")
              .incremental("checkDate", PayStreams.RUNS),
          perParent(
                  EXTENDED,
                  "job_costing",
                  Endpoint.pages(
                          "/v1/legalEntities/{legalEntityId}/GeneralLedgerJobCosting",
                          "View General Ledger Job Costing Data")
                      .with(PLANNER),
                  ParentLists.PAYROLL_RUNS)
              .adding(CHECK_DATE)
              .adding(new AddedField.Counted("sequence", List.of("plannerId")))
              .keyed("plannerId", "sequence")
              .incremental("checkDate", PayStreams.RUNS),
          perParent(
                  EXTENDED,
                  "job_costing_by_employee",
                  Endpoint.pages(
                          "/v1/legalEntities/{legalEntityId}/GeneralLedgerJobCostingWithEmployee",
                          "View General Ledger Job Costing With Employee Data")
                      .with(PLANNER),
                  ParentLists.PAYROLL_RUNS)
              .adding(CHECK_DATE)
              .adding(new AddedField.Counted("sequence", List.of("plannerId")))
              .keyed("plannerId", "sequence")
              .incremental("checkDate", PayStreams.RUNS),
          perParent(
                  EXTENDED,
                  "retirement_data",
                  Endpoint.pages(
                          "/v1/legalEntities/{legalEntityId}/GetRetirementData",
                          "View Retirement Data")
                      .with(PLANNER),
                  ParentLists.PAYROLL_RUNS)
              .adding(CHECK_DATE)
              .adding(new AddedField.Counted("sequence", List.of("plannerId")))
              .keyed("plannerId", "sequence")
              .incremental("checkDate", PayStreams.RUNS)
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
                  Endpoint.pages(
                      "/v2/legalentities/{legalEntityId}/payrollhours",
                      "View Legal Entity Imported Payroll Hours"))
              .adding(new AddedField.Counted("sequence", List.of("processId")))
              .keyed("legalEntityId", "processId", "sequence"));

  private LedgerStreams() {}
}
