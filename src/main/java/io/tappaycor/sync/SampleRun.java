package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallOptions;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.scope.Scope;
import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.output.EncodedPage;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.report.Skip;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Reads one record of a stream, quickly: who may read what. The newest windows come first, and a
 * few parents are enough.
 */
final class SampleRun {

  private static final int WINDOWS = 3;
  private static final int PARENTS = 5;

  private final RunContext context;
  private final SharedRead read;
  private final ReadOutput output;
  private final ScopePlanner planner;

  SampleRun(RunContext context, SharedRead read, ReadOutput output) {
    this.context = context;
    this.read = read;
    this.output = output;
    this.planner = new ScopePlanner(context, output.calls());
  }

  /** How a sample went. */
  private enum Status {
    OK("ok"),
    NOT_PERMITTED("not permitted"),
    NOT_SUBSCRIBED("not subscribed"),
    FAILED("failed");

    private final String words;

    Status(String words) {
      this.words = words;
    }
  }

  void run() {
    long start = context.nanoTime().getAsLong();
    output.lead().sampled(status().words);
    output.cut();
    output.lead().took(Duration.ofNanos(context.nanoTime().getAsLong() - start));
  }

  private Status status() {
    Status status = Status.NOT_PERMITTED;
    for (Scope scope : read.scopes(context.extent())) {
      ScopedRead scoped = ScopedRead.of(read, scope);
      try {
        Status found = sample(scoped);
        status = status == Status.OK ? status : found;
      } catch (AccessDeniedException denied) {
        output.lead().skip(denied.skip());
      } catch (ExtractionException | DataException failure) {
        output.fail(failure, scoped);
        return Status.FAILED;
      }
    }
    return status;
  }

  private Status sample(ScopedRead scoped) {
    ResumePoint resume = planner.resumePoint(read, scoped.scope());
    // Also where there is nothing to read: who may read it is to be seen.
    SlicePlan plan =
        SlicePlan.of(scoped, context.extent(), resume, planner.parents(scoped, resume));
    for (Slice slice : plan.newest(PARENTS, WINDOWS)) {
      ListReader.First first =
          context.reader().first(scoped.request(slice), output.calls(), CallOptions.URGENT);
      if (first.result() == ListReader.Result.NOT_PERMITTED) {
        return refused(scoped, slice, first.notSubscribed());
      }
      if (write(scoped, slice, first, resume)) {
        return Status.OK;
      }
    }
    output.open();
    return Status.OK;
  }

  private Status refused(ScopedRead scoped, Slice slice, boolean notSubscribed) {
    if (notSubscribed) {
      output
          .lead()
          .skip(new Skip("", "the customer has not subscribed to this product", List.of()));
      return Status.NOT_SUBSCRIBED;
    }
    if (!(context.probe().includes(scoped, slice, output.calls())
        instanceof Access.Partial partial)) {
      output.lead().skip(AccessDeniedException.skip(read.endpoint().dataAccess()));
      return Status.NOT_PERMITTED;
    }
    ScopedRead less = scoped.without(partial.withheld());
    output.leaveOut(less.withheldFields());
    output.reportWithheld(less);
    return sample(less);
  }

  /** Writes the first record that belongs to the run. */
  private boolean write(
      ScopedRead scoped, Slice slice, ListReader.First first, ResumePoint resume) {
    AtomicBoolean taken = new AtomicBoolean();
    Predicate<RawValue> one =
        planner.filters(read, resume).apply(slice).and(record -> taken.compareAndSet(false, true));
    EncodedPage page = output.encoder(scoped).forList(slice, one).encode(first.page());
    output.write(page);
    return taken.get();
  }
}
