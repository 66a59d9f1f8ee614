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
   * Checks a pass that is at its end.
   *
   * @throws ExtractionException if there were rows before
   */
  void check(SlicePlan plan) {
    boolean isList =
        scoped.read().endpoint().path().equals(ParentLists.EMPLOYEES.endpoint().path());
    boolean ofEmployees =
        scoped.read().parentList().map(ParentLists.EMPLOYEES::equals).orElse(false);
    boolean empty = isList ? output.rows() == 0 : plan.parents().all().isEmpty();
    boolean windowless = scoped.read().windowing().isPresent() && plan.windows().isEmpty();
    if (!(isList || ofEmployees) || !empty || windowless || !output.isLive()) {
      return;
    }
    long known = plan.resume().history().rows();
    if (known > 0) {
      throw new ExtractionException(
          "Paycor lists no employees, though the last pass of %s brought %d rows: run again later"
              .formatted(scoped.read().lead().name(), known));
    }
    output.lead().notice(scoped.where() + "Paycor lists no employees");
  }
}
