package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.Priority;
import io.tappaycor.scope.Scope;
import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.report.Skip;
import java.time.Duration;
import java.util.List;

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
    return read.isSequential() ? Priority.HIGH : Priority.NORMAL;
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
    output.start();
    List<Scope> scopes = read.scopes(context.extent());
    try {
      int denied = readAll(scopes, start);
      new NamedReports(context, read, output).check();
      output.finish(denied < scopes.size());
    } finally {
      output.cut();
      if (bringsParents()) {
        scopes.forEach(scope -> context.parents().settle(read.endpoint(), scope));
      }
    }
  }

  /** Reads the scopes one after the other, and gives how many are denied. */
  private int readAll(List<Scope> scopes, long start) {
    int denied = 0;
    try {
      for (Scope scope : scopes) {
        CallLog.Count before = output.calls().count();
        denied += isDenied(scope) ? 1 : 0;
        output.reportScope(scope, output.calls().count().since(before));
      }
      return denied;
    } finally {
      output.lead().took(Duration.ofNanos(context.nanoTime().getAsLong() - start));
    }
  }

  /** Reads a scope; a failure is in the report. */
  private boolean isDenied(Scope scope) {
    output.begin();
    ResumePoint resume = planner.resumePoint(read, scope);
    if (resume.way().complete()) {
      // The children of this list, if they are not complete too, read it themselves.
      output.readBefore();
      return false;
    }
    ScopedRead scoped = includes.of(scope);
    try {
      Access access = read(scoped, resume);
      while (access instanceof Access.Partial partial) {
        scoped = includes.withhold(scoped, partial.withheld());
        access = read(scoped, resume);
      }
      if (access instanceof Access.Denied denied) {
        return deny(scoped, resume, denied.skip());
      }
      output.complete(scope, context.pass().began());
    } catch (AccessDeniedException denied) {
      return deny(scoped, resume, denied.skip());
    } catch (ExtractionException | DataException failure) {
      output.fail(failure, scoped);
    }
    return false;
  }

  private Access read(ScopedRead scoped, ResumePoint resume) {
    return new ScopeSync(context, scoped, resume, output, planner).run();
  }

  /** What was read before and is refused now is no lack of permission, but a loss. */
  private boolean deny(ScopedRead scoped, ResumePoint resume, Skip skip) {
    if (resume.history().everRead()) {
      output.fail(
          new ExtractionException(
              ("%s was read before, and Paycor refuses it now (%s). To acknowledge the loss, run"
                      + " `tap-paycor state reset %s --state STATE`")
                  .formatted(read.lead().name(), skip, read.lead().name())),
          scoped);
      return false;
    }
    context
        .output()
        .note(
            read.lead().name(),
            scoped.scope(),
            (partition, now) -> {
              if (partition.denied().isEmpty()) {
                partition.denied(now);
              }
            });
    output.skip(scoped, skip);
    return true;
  }
}
