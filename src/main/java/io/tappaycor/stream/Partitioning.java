package io.tappaycor.stream;

/** What a stream's endpoint has to be called once for. */
public sealed interface Partitioning {

  /** Once for the login, whatever the legal entities; rows of other legal entities are left out. */
  record OncePerLogin() implements Partitioning {}

  /** Once for each legal entity of the configuration. */
  record PerLegalEntity() implements Partitioning {}

  /** Once for each employee of each legal entity. */
  record PerEmployee() implements Partitioning {}

  /** Once for each payroll run whose process date has come. */
  record PerPayrollRun() implements Partitioning {}
}
