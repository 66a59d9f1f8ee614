package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.parent.ParentCache;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SlicePlan;

/**
 * Doubts what is empty: a cache or gateway may say so where there is something. That goes for an
 * empty list of employees, and for status 204 or an empty array where the API document promises a
 * page. Where rows are known it is a failure, and else a warning.
 */
record EmptyLists(ScopedRead scoped, ReadOutput output) {

  /**
   * Checks the employees of a fan-out, before any bookmark passes what nobody was asked for.
   *
   * @throws ExtractionException if there were rows before
   */
  void checkParents(SlicePlan plan, ParentCache parents) {
    boolean ofEmployees =
        scoped.read().parentList().map(ParentLists.EMPLOYEES::equals).orElse(false);
    boolean windowless = scoped.read().windowing().isPresent() && plan.windows().isEmpty();
    if (windowless || !plan.parents().all().isEmpty()) {
      return;
    }
    if (ofEmployees) {
      doubt(plan, "lists no employees");
    } else if (scoped
        .read()
        .parentList()
        .filter(list -> parents.isBlank(list, scoped.scope()))
        .isPresent()) {
      doubt(plan, "answers with nothing where it should list " + noun());
    }
  }

  /**
   * Checks the list itself, at the end of its pass.
   *
   * @throws ExtractionException if there were rows before
   */
  void checkRows(SlicePlan plan, boolean blank) {
    boolean isList =
        scoped.read().endpoint().path().equals(ParentLists.EMPLOYEES.endpoint().path());
    if (output.rows() > 0 || !output.isLive()) {
      return;
    }
    if (isList) {
      doubt(plan, "lists no employees");
    } else if (blank) {
      doubt(plan, "answers with nothing where it should send a page (status 204 or [])");
    }
  }

  private String noun() {
    return scoped.read().parentList().map(ParentList::noun).orElse("");
  }

  private void doubt(SlicePlan plan, String what) {
    String stream = scoped.read().lead().name();
    long known = plan.resume().history().rows();
    if (known > 0) {
      throw new ExtractionException(
          "Paycor %s, though the last pass of %s brought %d rows. Run again later; if there is nothing any more, run `tap-paycor state reset %s`"
              .formatted(what, stream, known, stream));
    }
    output.leaveOut();
    output.lead().notice(scoped.where() + "Paycor " + what);
  }
}
