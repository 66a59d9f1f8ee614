package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.stream.ParentList;
import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.access.PermissionProbe;
import io.tappaycor.sync.fetch.SliceOutcome;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Settles at the end of a pass what was passed over: parents that have appeared since, that seem to
 * be gone, that are refused, and that could not be read.
 *
 * @param missing asks again for parents that seem to be gone
 */
record Settlement(
    RunContext context,
    ScopedRead scoped,
    SlicePlan plan,
    ScopeFetch fetch,
    ReadOutput output,
    MissingParents missing) {

  /** Settles what can be; what cannot fails the streams of the read. */
  Access of(Unsettled unsettled) {
    ParentList list = scoped.read().parentList().orElse(null);
    if (list == null) {
      return new Access.Granted();
    }
    readAppeared(list, unsettled);
    missing.settle(list, unsettled);
    List<Slice> refused = unsettled.of(SliceOutcome.Refused.class);
    if (!refused.isEmpty() && !output.isAnswered() && refused.size() == unsettled.size()) {
      return PermissionProbe.denied(scoped);
    }
    output.tellGone(scoped);
    refused(list, refused, unsettled);
    unsettled.failure(list.noun()).ifPresent(output::fail);
    return new Access.Granted();
  }

  /** The list moved while it was read: these would be missing. */
  private void readAppeared(ParentList list, Unsettled unsettled) {
    if (plan.windows().isEmpty() && scoped.read().windowing().isPresent()) {
      return;
    }
    List<Parent> appeared = context.parents().appeared(list, scoped.scope());
    if (!appeared.isEmpty()) {
      List<Slice> slices = new ArrayList<>();
      plan.forOthers(appeared).forEach(slices::add);
      fetch.readAll(slices).forEach(entry -> unsettled.add(entry.slice(), entry.outcome()));
      output
          .lead()
          .notice(
              "%d %s appeared while their list was read, and were read too"
                  .formatted(appeared.size(), list.noun()));
    }
  }

  private void refused(ParentList list, List<Slice> refused, Unsettled unsettled) {
    if (refused.isEmpty()) {
      return;
    }
    long people = refused.stream().map(Slice::parent).distinct().count();
    String count = "%d of %d %s".formatted(people, plan.parents().due().size(), list.noun());
    if (context.allowPartialAccess()) {
      unsettled.settle(refused);
      output.leaveOut();
      output.lead().notice("without " + count + ", which this login may not see");
    } else {
      output.fail(
          new ExtractionException(
              ("Paycor answers some calls of %s and refuses %s with 403: check in Paycor which of"
                      + " them the activating user may see, or set allow_partial_access if this"
                      + " login is meant to see only some")
                  .formatted(scoped.read().definition().name(), count)),
          scoped);
    }
  }
}
