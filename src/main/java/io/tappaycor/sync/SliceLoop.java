package io.tappaycor.sync;

import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.fetch.OrderedFetch;
import io.tappaycor.sync.fetch.SliceOutcome;
import io.tappaycor.sync.output.Cursor;
import io.tappaycor.sync.output.EncodedPage;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import java.util.Optional;

/**
 * Reads one endpoint in one scope: the loop of the tap.
 *
 * @param fetch of the slices of the plan
 */
record SliceLoop(
    SlicePlan plan,
    OrderedFetch<Slice, EncodedPage, SliceOutcome> fetch,
    ReadOutput output,
    Cursor cursor,
    OutcomeJudge judge,
    Settlement settlement) {

  // >>> the loop, quoted in docs/architecture.md
  /** Slice after slice, page after page; what could not be read is settled at the end. */
  Access run() {
    for (var fetched : fetch) {
      Slice slice = fetched.slice();
      for (EncodedPage page : fetched) {
        output.write(page);
        output.progress(plan.position(slice, false));
      }
      Optional<Access> denied = judge.denied(slice, fetched.result());
      if (denied.isPresent()) {
        return denied.get();
      }
      judge.proven().ifPresent(output::read);
      cursor.passed(slice, judge.unsettled().ids());
      fetch.readAhead();
      output.progress(plan.position(slice, true));
    }
    Access access = settlement.of(judge.unsettled());
    cursor.finished(judge.unsettled().ids());
    return access;
  }
  // <<<
}
