package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.core;
import static io.tappaycor.stream.StreamDefinition.corePerEmployee;

import io.tappaycor.stream.Endpoint.QueryParameter;
import io.tappaycor.stream.Windowing.Bounds;
import java.util.List;

/** Pay: rates, what is set up on employees and legal entities, runs and what they paid. */
final class PayStreams {

  /** No date rule in the API document: a year at a time, so that a long history has bookmarks. */
  private static final Windowing.ByDate CHECK_DATES =
      new Windowing.ByDate(366, 0, 90, new Bounds.Query("fromCheckDate", "toCheckDate"), false);

  /** A month of runs, so that a long history of paystubs has bookmarks. */
  private static final Windowing.ByDate RUNS =
      new Windowing.ByDate(31, 0, 90, new Bounds.OfParents(), false);

  static final List<StreamDefinition> TABLE =
      List.of(
          corePerEmployee(
                  "pay_rates",
                  Endpoint.pages("/v1/employees/{employeeId}/payrates", "View Employee Payrates"))
              .keyed("employeeId", "id"),
          corePerEmployee(
                  "employee_earnings",
                  Endpoint.pages(
                          "/v1/employees/{employeeId}/earnings",
                          "View Employee Earnings Information")
                      .including("AmountData", "amountData", "View Employee Earnings Amounts"))
              .keyed("employeeId", "id"),
          // The API document names no data access for this one.
          core(
                  "legal_entity_earnings",
                  Endpoint.pages("/v1/legalentities/{legalEntityId}/earnings"))
              .keyed("id"),
          core(
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
              .partitioned(new Partitioning.PerPayrollRun())
              .adding(new AddedField.Asked("plannerId"))
              .adding(new AddedField.Asked("checkDate"))
              .keyed("employeeId", "plannerId", "checkNumber")
              .incremental("checkDate", RUNS),
          core(
                  "payroll_runs",
                  Endpoint.pages(
                          "/v1/legalentities/{legalEntityId}/payrollProcessing",
                          "View Legal Entity Payroll Processing Data")
                      // Without it only regular runs come, and bonus runs are never seen.
                      .with(new QueryParameter.Fixed("includeOtherPayruns", "All")))
              .keyed("plannerId")
              .incremental("checkDate", CHECK_DATES),
          corePerEmployee(
                  "employee_deductions",
                  Endpoint.pages(
                          "/v1/employees/{employeeId}/deductions",
                          "View Employee Deductions Information")
                      .including("AmountData", "amountData", "View Employee Deductions Amounts"))
              .keyed("employeeId", "id"),
          core(
                  "legal_entity_deductions",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/deductions",
                      "View Legal Entity Deductions"))
              .keyed("id"),
          corePerEmployee(
                  "employee_taxes",
                  Endpoint.pages("/v1/employees/{employeeId}/taxes", "View Employee Taxes")
                      .including("TaxCredits", "taxCredit", "View Employee Tax Credits"))
              .keyed("employeeId", "id"),
          core(
                  "legal_entity_taxes",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/taxes", "View Legal Entity Taxes"))
              .keyed("legalEntityTaxId"),
          corePerEmployee(
                  "direct_deposits",
                  Endpoint.pages(
                      "/v1/employees/{employeeId}/DirectDeposits",
                      "View Employee Direct Deposit Information by Employee Id"))
              .keyed("employeeId", "id")
              .sensitive("routingNumber", "maskedAccountNumber", "unmaskedAccountNumber"));

  private PayStreams() {}
}
