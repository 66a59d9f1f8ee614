package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.CORE;
import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perEmployee;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;
import static io.tappaycor.stream.StreamDefinition.perParent;

import io.tappaycor.stream.Endpoint.QueryParameter;
import io.tappaycor.stream.Partitioning.Choice;
import io.tappaycor.stream.Windowing.Bounds;
import java.util.List;
import java.util.Optional;

/** Pay: rates, what is set up on employees and legal entities, runs and what they paid. */
final class PayStreams {

  private static final int YEAR = 366;
  private static final int QUARTER = 90;

  /**
   * No date rule in the API document: a few years at a time, so that a long history has bookmarks,
   * and the runs from the start of the previous year on take one call.
   */
  private static final Windowing.ByDate CHECK_DATES =
      Windowing.ByDate.of(3 * YEAR, new Bounds.Query("fromCheckDate", "toCheckDate"))
          .ahead(QUARTER)
          .lateBy(new Windowing.Late("checkDate", "processDate"));

  /** A month of runs, so that a long history of paystubs has bookmarks. */
  static final Windowing.ByDate RUNS =
      Windowing.ByDate.of(31, new Bounds.OfParents()).ahead(QUARTER);

  private static final Windowing.ByDate SCHEDULE =
      Windowing.ByDate.of(YEAR, new Bounds.Query("asOfDate", "untilDate")).ahead(YEAR - 1);

  private static final Windowing.ByDate DOCUMENTS =
      Windowing.ByDate.of(YEAR, new Bounds.Query("startDate", "endDate")).ahead(31);

  /** Totals of a year are those up to its last check dates. */
  private static final Windowing.ByDate YEARS =
      new Windowing.ByDate(
          new Windowing.Span.CalendarYear(),
          0,
          0,
          true,
          new Bounds.OfParents(),
          Optional.empty(),
          Optional.empty());

  static final List<StreamDefinition> TABLE =
      List.of(
          perEmployee(
                  CORE,
                  "pay_rates",
                  Endpoint.pages("/v1/employees/{employeeId}/payrates", "View Employee Payrates"))
              .keyed("employeeId", "id"),
          // The employee is a link that may be null, so that it is not in the key.
          perLegalEntity(
                  EXTENDED,
                  "current_pay_rates",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/payrates", "View Legal Entity Payrates"))
              .keyed("legalEntityId", "id"),
          perEmployee(
                  CORE,
                  "employee_earnings",
                  Endpoint.pages(
                          "/v1/employees/{employeeId}/earnings",
                          "View Employee Earnings Information")
                      .including("AmountData", "amountData", "View Employee Earnings Amounts"))
              .keyed("employeeId", "id"),
          // The API document names no data access for this one.
          perLegalEntity(
                  CORE,
                  "legal_entity_earnings",
                  Endpoint.pages("/v1/legalentities/{legalEntityId}/earnings"))
              .keyed("id"),
          perLegalEntity(
                  CORE,
                  "paystubs",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/paystubs",
                          "View Paystub Information by Legal Entity Id")
                      .with(new QueryParameter.Asked("plannerId"))
                      .including("GrossAmount", "grossAmount", "View Paystub Gross Pay Information")
                      .including("NetAmount", "netAmount", "View Paystub Net Pay Information")
                      .including("Earnings", "earnings", "View Paystub Earning Information")
                      .including("Taxes", "taxes", "View Paystub Tax Information")
                      .including("Deductions", "deductions", "View Paystub Deduction Information"))
              .partitioned(new Partitioning.PerParent(ParentLists.PAYROLL_RUNS, Choice.ALL))
              .adding(new AddedField.Asked("plannerId"))
              .adding(new AddedField.Asked("checkDate"))
              // A check that is voided within its run comes again as a check of type Void.
              .keyed("employeeId", "plannerId", "checkNumber", "checkType")
              .incremental("checkDate", RUNS),
          perLegalEntity(CORE, "payroll_runs", Endpoints.PAYROLL_RUNS)
              .keyed("plannerId")
              .incremental("checkDate", CHECK_DATES),
          perEmployee(
                  CORE,
                  "employee_deductions",
                  Endpoint.pages(
                          "/v1/employees/{employeeId}/deductions",
                          "View Employee Deductions Information")
                      .including("AmountData", "amountData", "View Employee Deductions Amounts"))
              .keyed("employeeId", "id"),
          perLegalEntity(
                  CORE,
                  "legal_entity_deductions",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/deductions",
                      "View Legal Entity Deductions"))
              .keyed("id"),
          perEmployee(
                  CORE,
                  "employee_taxes",
                  Endpoint.pages("/v1/employees/{employeeId}/taxes", "View Employee Taxes")
                      .including("TaxCredits", "taxCredit", "View Employee Tax Credits"))
              .keyed("employeeId", "id"),
          perLegalEntity(CORE, "legal_entity_taxes", Endpoints.LEGAL_ENTITY_TAXES)
              .keyed("legalEntityTaxId"),
          perEmployee(
                  CORE,
                  "direct_deposits",
                  Endpoint.pages(
                      "/v1/employees/{employeeId}/DirectDeposits",
                      "View Employee Direct Deposit Information by Employee Id"))
              .keyed("employeeId", "id")
              .sensitive("routingNumber", "maskedAccountNumber", "unmaskedAccountNumber"),
          perParent(
                  EXTENDED,
                  "pay_schedules",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/payschedule",
                          "View Pay Schedule Information")
                      .with(new QueryParameter.Asked("payGroupId")),
                  ParentLists.PAY_GROUPS)
              .keyed("payGroupId", "plannerId")
              .incremental("checkDate", SCHEDULE),
          perEmployee(
                  EXTENDED,
                  "employee_pay_schedules",
                  Endpoint.pages(
                          "/v1/employees/{employeeId}/payschedule", "View Employee Pay Schedule")
                      .with(new QueryParameter.Fixed("include", "AdditionalRuns")))
              .keyed("employeeId", "plannerId"),
          perParent(
                  EXTENDED,
                  "pay_data",
                  Endpoints.PAY_DATA.with(new QueryParameter.Asked("plannerId")),
                  ParentLists.PAYROLL_RUNS)
              .adding(new AddedField.Asked("checkDate"))
              .keyed("employeeId", "plannerId")
              .incremental("checkDate", RUNS),
          perLegalEntity(
                  EXTENDED,
                  "paystubs_ytd",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/paystubsytd",
                          "View Paystub Information YTD By Legal Entity")
                      .with(new QueryParameter.AskedDay("toCheckDate", "checkDate"))
                      .including(
                          "Earnings",
                          "earnings",
                          "View Paystub Earning Information YTD By Legal Entity")
                      .including(
                          "Taxes", "taxes", "View Paystub Tax Information YTD By Legal Entity")
                      .including(
                          "Deductions",
                          "deductions",
                          "View Paystub Deduction Information YTD By Legal Entity"))
              .partitioned(
                  new Partitioning.PerParent(
                      ParentLists.PAYROLL_RUNS, Choice.LAST_OF_EACH_PAY_GROUP))
              .adding(new AddedField.Asked("year"))
              .adding(new AddedField.Asked("toCheckDate", "checkDate"))
              .keyed("employeeId", "year")
              .incremental("year", YEARS),
          perEmployee(
                  EXTENDED,
                  "paystub_documents",
                  Endpoint.pages(
                      "/v1/employees/{employeeId}/paystubDocumentData",
                      "Get Employee Pay Stub Document Link"))
              .partitioned(new Partitioning.PerParent(ParentLists.EMPLOYEES, Choice.WITH_PAY_DATA))
              .keyed("employeeId", "documentId")
              .incremental("checkDate", DOCUMENTS),
          perEmployee(
                  EXTENDED,
                  "unpaid_pay_rates",
                  Endpoint.pages(
                      "/v1/employees/{employeeId}/unpaidPayrates",
                      "Get Unpaid Employee Payrates By Employee Id"))
              .partitioned(new Partitioning.PerParent(ParentLists.EMPLOYEES, Choice.UNPAID))
              .keyed("employeeId", "payRateId"),
          perEmployee(
                  EXTENDED,
                  "hsa_accounts",
                  Endpoint.pages(
                      "/v1/employees/{employeeId}/HSAaccounts",
                      "View Employee HSA Account Information"))
              .keyed("employeeId", "id")
              .sensitive("routingNumber", "maskedAccountNumber", "unmaskedAccountNumber"));

  private PayStreams() {}
}
