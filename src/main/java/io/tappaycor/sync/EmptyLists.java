package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SlicePlan;

/**
 * Doubts a list of employees that is empty: a cache or gateway may say so of a company that has
 * some. Where employees are known it is a failure, and else a warning.
 */
record EmptyLists(ScopedRead scoped, ReadOutput output) {

  /**
   * Checks the employees of a fan-out, before any bookmark passes what nobody was asked for.
   *
   * @throws ExtractionException if there were rows before
   */
  void checkParents(SlicePlan plan) {
    boolean ofEmployees =
        scoped.read().parentList().map(ParentLists.EMPLOYEES::equals).orElse(false);
    boolean windowless = scoped.read().windowing().isPresent() && plan.windows().isEmpty();
    if (ofEmployees && !windowless && plan.parents().all().isEmpty()) {
      doubt(plan);
    }
  }

  /**
   * Checks the list itself, at the end of its pass.
   *
   * @throws ExtractionException if there were rows before
   */
  void checkRows(SlicePlan plan) {
    boolean isList =
        scoped.read().endpoint().path().equals(ParentLists.EMPLOYEES.endpoint().path());
    if (isList && output.rows() == 0 && output.isLive()) {
      doubt(plan);
    }
  }

  private void doubt(SlicePlan plan) {
    long known = plan.resume().history().rows();
    if (known > 0) {
      throw new ExtractionException(
          "Paycor lists no employees, though the last pass of %s brought %d rows: run again later"
              .formatted(scoped.read().lead().name(), known));
    }
    output.lead().notice(scoped.where() + "Paycor lists no employees");
  }
}
