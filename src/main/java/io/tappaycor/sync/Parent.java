package io.tappaycor.sync;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** A parent of a fan-out. */
sealed interface Parent {

  /** An employee, by id. */
  record Employee(String id) implements Parent {}

  /**
   * A payroll run.
   *
   * @param checkDate as received
   * @param day the check date's, which windows go by
   * @param processed whether its process date has come: only then are there paystubs
   */
  record PayrollRun(String plannerId, JsonNode checkDate, LocalDate day, boolean processed)
      implements Parent {}
}
