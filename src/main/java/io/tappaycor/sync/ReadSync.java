package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallOptions;
import io.tappaycor.http.Priority;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.access.MissingParents;
import io.tappaycor.sync.fetch.OrderedFetch;
import io.tappaycor.sync.fetch.ReadAhead;
import io.tappaycor.sync.fetch.SliceReader;
import io.tappaycor.sync.output.Cursor;
import io.tappaycor.sync.output.EncodedPage;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.parent.ParentRecorder;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.plan.WindowPlan;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads one endpoint in all scopes, one after the other. What fails or is refused in one of them
 * does not stop the others. For one thread.
 */
final class ReadSync implements StreamScheduler.Task {

  private final RunContext context;
  private final SharedRead read;
  private final ReadOutput output;
  private final ScopePlanner planner;
  private final IncludeAccess includes;

  ReadSync(RunContext context, SharedRead read, ReadOutput output) {
    this.context = context;
    this.read = read;
    this.output = output;
    this.planner = new ScopePlanner(context, output.calls());
    this.includes = new IncludeAccess(context, read, output, planner);
  }

  SharedRead read() {
    return read;
  }

  boolean serves(String stream) {
    return read.streams().stream().anyMatch(served -> served.name().equals(stream));
  }

  ReadOutput output() {
    return output;
  }

  /**
   * Which of its requests are sent first: a list that can only be read page after page takes long,
   * so that it starts early, and fan-outs fill the rest of the pace.
   */
  @Override
  public Priority priority() {
    boolean sequential =
        !read.isFanOut() && read.windowing().map(Windowing.ByDate::overlapping).orElse(true);
    return sequential ? Priority.HIGH : Priority.NORMAL;
  }

  /** Announces the lists of parents that its records make. */
  void expectParents() {
    read.scopes(context.extent())
        .forEach(scope -> context.parents().expect(read.endpoint(), scope));
  }

  boolean bringsParents() {
    return !read.isFanOut() && context.parents().wants(read.endpoint());
  }

  @Override
  public void run() {
    long start = context.nanoTime().getAsLong();
    int denied = 0;
    List<Scope> scopes = read.scopes(context.extent());
    try {
      for (Scope scope : scopes) {
        denied += isDenied(scope) ? 1 : 0;
      }
      output.finish(denied < scopes.size());
    } finally {
      output.cut();
      output.lead().took(Duration.ofNanos(context.nanoTime().getAsLong() - start));
      if (bringsParents()) {
        scopes.forEach(scope -> context.parents().settle(read.endpoint(), scope));
      }
    }
  }

  /** Reads a scope; a failure is in the report. */
  private boolean isDenied(Scope scope) {
    output.begin();
    ScopedRead scoped = includes.of(scope);
    try {
      Access access = read(scoped);
      while (access instanceof Access.Partial partial) {
        scoped = includes.withhold(scoped, partial.withheld());
        access = read(scoped);
      }
      if (access instanceof Access.Denied denied) {
        output.skip(scoped, denied.reason());
        return true;
      }
    } catch (AccessDeniedException denied) {
      output.skip(scoped, denied.reason());
      return true;
    } catch (ExtractionException | DataException failure) {
      output.fail(failure);
    }
    return false;
  }

  private Access read(ScopedRead scoped) {
    ResumePoint resume = planner.resumePoint(read, scoped.scope());
    SlicePlan plan = planner.plan(scoped, resume);
    noticeLimits(plan, resume);
    SliceReader reader =
        new SliceReader(
            context.reader(),
            scoped,
            output.encoder(scoped),
            planner.filters(read),
            recorder(scoped.scope()),
            context.extent().today(),
            output.calls(),
            new CallOptions(priority(), false));
    Cursor cursor = new Cursor(read, scoped.scope(), resume, plan, context.output());
    MissingParents missing = new MissingParents(read.definition().name());
    try (var fetch =
        new OrderedFetch<>(readAhead(), plan.iterator(), reader::read, EncodedPage::bytes)) {
      return new SliceLoop(context, scoped, plan, fetch, output, cursor, missing).run();
    }
  }

  /** Records of overlapping windows are let through by what the window before has brought. */
  private ReadAhead readAhead() {
    return read.windowing().map(Windowing.ByDate::overlapping).orElse(false)
        ? context.readAhead().oneByOne()
        : context.readAhead();
  }

  private void noticeLimits(SlicePlan plan, ResumePoint resume) {
    boolean chosen = context.extent().startDate().isPresent() || resume.bookmark().isPresent();
    Optional<LocalDate> cutOff =
        SlicePlan.windows(read, context.extent(), resume).flatMap(WindowPlan::cutOff);
    if (cutOff.isPresent() && chosen && !plan.windows().isEmpty()) {
      LocalDate complete =
          context.extent().today().minusDays(read.windowing().orElseThrow().maxAgeDays());
      output
          .lead()
          .notice(
              "complete from %s on, not from %s: Paycor reaches no further back"
                  .formatted(complete, cutOff.get()));
    }
    if (plan.ended() > 0) {
      output.lead().skippedParents(plan.ended() + " " + read.parentList().orElseThrow().noun());
    }
  }

  private Optional<ParentRecorder> recorder(Scope scope) {
    return read.isFanOut() ? Optional.empty() : context.parents().recorder(read.endpoint(), scope);
  }
}
