package io.tappaycor.stream;

import io.tappaycor.stream.Endpoint.QueryParameter;

/** The lists that fan-outs take their parents from, each read at most once per run. */
public final class Parents {

  /** All employees of a legal entity, whatever their status: only ids are needed. */
  public static final Endpoint EMPLOYEES =
      Endpoint.pages("/v2/legalentities/{legalEntityId}/employees", "View Legal Entity Employees");

  /** All payroll runs of a legal entity, bonus runs included. */
  public static final Endpoint PAYROLL_RUNS =
      Endpoint.pages(
              "/v1/legalentities/{legalEntityId}/payrollProcessing",
              "View Legal Entity Payroll Processing Data")
          .with(new QueryParameter.Fixed("includeOtherPayruns", "All"));

  private Parents() {}
}
