package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Shape;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.access.MissingParents;
import io.tappaycor.sync.fetch.OrderedFetch;
import io.tappaycor.sync.output.Cursor;
import io.tappaycor.sync.output.EncodedPage;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;

/**
 * Reads one endpoint in one scope: the loop of the tap.
 *
 * @param fetch of the slices of the plan
 */
record SliceLoop(
    RunContext context,
    ScopedRead scoped,
    SlicePlan plan,
    OrderedFetch<Slice, EncodedPage, Result> fetch,
    ReadOutput output,
    Cursor cursor,
    MissingParents missing) {

  // >>> the loop, quoted in docs/architecture.md
  /** Slice after slice, page after page; ends early only where Paycor refuses the first slice. */
  Access run() {
    for (var fetched : fetch) {
      Slice slice = fetched.slice();
      for (EncodedPage page : fetched) {
        output.write(page);
        output.progress(plan.position(slice, false));
      }
      switch (fetched.result()) {
        case COMPLETE, NONE -> {}
        case NOT_FOUND -> notFound(slice);
        case NOT_PERMITTED -> {
          return refused(slice);
        }
      }
      if (output.isAnswered() || mayBeAbsent()) {
        cursor.finished(slice);
        fetch.readAhead();
      }
      output.progress(plan.position(slice, true));
    }
    cursor.finished();
    return new Access.Granted();
  }

  // <<<

  /** An object that a parent does not have is a 404, too: nobody may have one. */
  private boolean mayBeAbsent() {
    return scoped.read().endpoint().shape() instanceof Shape.Single;
  }

  private void notFound(Slice slice) {
    ParentList list = scoped.read().parentList().filter(ParentList::mayVanish).orElse(null);
    if (list == null) {
      throw new ExtractionException(
          "Paycor answers %s with status 404: check legal_entity_id"
              .formatted(scoped.target(slice)));
    }
    if (!output.isAnswered() && !mayBeAbsent()) {
      missing.add(slice);
    }
    output.lead().parentGone(list.noun());
  }

  private Access refused(Slice slice) {
    Access access =
        output.isAnswered()
            ? new Access.Granted()
            : context.probe().afterRefusal(scoped, plan, slice, output.calls());
    if (access instanceof Access.Granted) {
      throw new ExtractionException(
          "Paycor answers some calls of "
              + scoped.read().definition().name()
              + " and refuses others with 403: check in Paycor which employees the activating user"
              + " may see, or whether access was withdrawn during the run");
    }
    return access;
  }
}
