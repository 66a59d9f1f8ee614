package io.tappaycor.sync.output;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.TapException;
import io.tappaycor.http.CallLog;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.report.ScopeReport;
import io.tappaycor.sync.report.Skip;
import io.tappaycor.sync.report.StreamReport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The output of all streams that one read serves. For one thread: the one that reads. */
public final class ReadOutput {

  private final List<StreamOutput> streams;
  private final Output output;
  private final Clock clock;
  private boolean answered;
  private boolean partly;

  /**
   * An output of nothing yet.
   *
   * @param reports of the streams of the read, in their order
   * @param began when the pass began, which is the version of its records
   */
  public ReadOutput(
      SharedRead read,
      List<StreamReport> reports,
      Formatting formatting,
      Output output,
      Optional<ChangeCapture> changes,
      Instant began,
      Clock clock) {
    List<StreamOutput> made = new ArrayList<>();
    for (int index = 0; index < reports.size(); index++) {
      SelectedStream stream = read.streams().get(index);
      int place = index;
      made.add(
          new StreamOutput(
              stream,
              formatting,
              reports.get(index),
              output,
              TableVersion.of(stream, formatting, began, output),
              changes.map(capture -> new StreamChanges(stream, capture, reports.get(place)))));
    }
    this.streams = List.copyOf(made);
    this.output = output;
    this.clock = clock;
  }

  /** The calls of the read. */
  public CallLog calls() {
    return lead().calls();
  }

  /** The report that calls, time and notices of the whole read go to. */
  public StreamReport lead() {
    return streams.get(0).report();
  }

  /** The turn of the read has come. */
  public void start() {
    streams.forEach(stream -> stream.report().start());
  }

  /** A scope begins: what failed in another one may work in this. */
  public void begin() {
    answered = false;
    streams.forEach(StreamOutput::begin);
  }

  /** How the records of a scope are made, as permissions are known now. */
  public RecordEncoder encoder(ScopedRead scoped) {
    Set<String> withheld = scoped.withheldFields();
    return new RecordEncoder(live().stream().map(stream -> stream.shape(withheld)).toList(), clock);
  }

  /** Whether any of the streams has not failed in this scope. */
  public boolean isLive() {
    return !live().isEmpty();
  }

  private List<StreamOutput> live() {
    return streams.stream().filter(StreamOutput::isLive).toList();
  }

  /** Whether Paycor has answered with data in this scope, even if with an empty list. */
  public boolean isAnswered() {
    return answered;
  }

  private void answered() {
    answered = true;
    open();
    live().forEach(stream -> stream.report().answered());
  }

  /** Writes the SCHEMAs that are not written yet. */
  public void open() {
    live().forEach(StreamOutput::open);
  }

  /** Whether a SCHEMA is written: it can leave nothing out any more. */
  public boolean isOpen() {
    return streams.get(0).isOpen();
  }

  /**
   * Writes a page.
   *
   * @throws TapException what failed the last of the streams: there is nobody left to read for
   */
  public void write(EncodedPage page) {
    answered();
    for (EncodedPage.Lines lines : page.streams()) {
      live().stream()
          .filter(stream -> stream.stream().name().equals(lines.stream()))
          .forEach(stream -> stream.write(lines));
    }
    if (live().isEmpty()) {
      List<TapException> failures = lead().failures();
      throw failures.get(failures.size() - 1);
    }
  }

  /** How far the read is, for people who watch. */
  public void progress(String position) {
    output.progress(lead(), position);
  }

  /** What fails the read fails all streams that have not failed by themselves. */
  public void fail(TapException failure) {
    live().forEach(stream -> stream.fail(failure));
  }

  /** The same of one scope, which the message names. */
  public void fail(TapException failure, ScopedRead scoped) {
    fail(named(failure, scoped));
  }

  private static TapException named(TapException failure, String where) {
    String message = where + failure.getMessage();
    return failure instanceof DataException
        ? new DataException(message, failure)
        : new ExtractionException(message, failure);
  }

  /** What is found at the end of all scopes fails all streams, whatever they have written. */
  public void failAll(TapException failure) {
    streams.forEach(stream -> stream.fail(failure));
  }

  /** A scope is not permitted. */
  public void skip(ScopedRead scoped, Skip skip) {
    streams.forEach(stream -> stream.skip(skip.in(scoped.where())));
  }

  /** An earlier run of the same pass has read all of the scope. */
  public void readBefore() {
    streams.forEach(StreamOutput::readBefore);
  }

  /** The days that are asked for in this scope. */
  public void days(ScopeReport.Days days) {
    streams.forEach(stream -> stream.days(days));
  }

  /** A scope is over: says in the reports what came of it. */
  public void reportScope(Scope scope, CallLog.Count calls) {
    CallLog.Count shared = new CallLog.Count(0, 0, 0);
    for (int index = 0; index < streams.size(); index++) {
      streams.get(index).reportScope(scope, index == 0 ? calls : shared);
    }
  }

  /** These fields are in neither SCHEMA nor RECORD, because no legal entity permits them. */
  public void leaveOut(Set<String> fields) {
    streams.forEach(stream -> stream.leaveOut(fields));
  }

  /** Says in the reports what does not come, and what to enable for it. */
  public void reportWithheld(ScopedRead scoped) {
    for (StreamOutput stream : streams) {
      for (Include include : stream.stream().includes()) {
        if (scoped.withheld().contains(include.value())) {
          stream.report().notice(scoped.where() + "without " + describe(include));
        }
      }
    }
  }

  private static String describe(Include include) {
    return include.field()
        + ", which is not permitted"
        + (include.dataAccess().isEmpty()
            ? " (403)"
            : ": enable the data access \"" + include.dataAccess() + "\"");
  }

  /** A new pass begins in a scope: what is left of an older one counts no longer. */
  public void beginPass(ScopedRead scoped, SlicePlan plan) {
    boolean anew = plan.resume().way().isNothing();
    Optional<LocalDate> from = plan.windows().stream().findFirst().map(DateWindow::first);
    Scope scope = scoped.scope();
    boolean whole = scoped.withheld().isEmpty();
    partly = !plan.parents().later().isEmpty();
    for (StreamOutput stream : streams) {
      stream.version().in(scope);
      if (anew) {
        output.note(stream.stream().name(), scope, (partition, now) -> partition.beginPass());
      }
      stream
          .changes()
          .ifPresent(
              changes ->
                  output.note(
                      stream.stream().name(),
                      scope,
                      (partition, now) -> changes.begin(scope, partition, anew, whole, from)));
    }
  }

  /** A slice was read whole, and there is no doubt about it. */
  public void read(Slice slice) {
    live().forEach(stream -> stream.changes().ifPresent(changes -> changes.read(slice)));
  }

  /** All of a scope is read that can be: tells the target what is gone. */
  public void tellGone(ScopedRead scoped) {
    for (StreamOutput stream : live()) {
      try {
        stream.tell(scoped.scope(), scoped.where(), clock.instant());
      } catch (ExtractionException doubt) {
        stream.fail(named(doubt, scoped));
      }
    }
  }

  private static TapException named(TapException failure, ScopedRead scoped) {
    return scoped.where().isEmpty() ? failure : named(failure, scoped.where());
  }

  /** Some of what a scope has is not written, on purpose or not. */
  public void leaveOut() {
    streams.forEach(stream -> stream.version().leaveOut());
  }

  /** A pass is complete in a scope, for the streams that have not failed. */
  public void complete(Scope scope, Instant began) {
    for (StreamOutput stream : live()) {
      output.note(
          stream.stream().name(),
          scope,
          (partition, now) -> {
            partition.digest(stream.stream().digest());
            // Of those who are left for another day, the rows of an earlier pass are still there.
            long known = partly ? partition.rows() : 0;
            partition.completed(began, Math.max(stream.rows(), known));
            stream.changes().ifPresent(changes -> changes.complete(partition));
          });
      stream.complete();
    }
    output.checkpoint();
  }

  /** The records that the lead has written in this scope. */
  public long rows() {
    return streams.get(0).rows();
  }

  /**
   * The read is over in all scopes.
   *
   * @param permitted whether any scope was
   */
  public void finish(boolean permitted) {
    for (StreamOutput stream : streams) {
      stream.failForUnusable();
      boolean sound = stream.report().failures().isEmpty();
      if (sound && permitted) {
        stream.open();
      }
      if (sound) {
        stream.report().complete();
        stream.version().activate(stream.report());
      }
      stream.finish();
      output.finished(stream.report());
    }
  }

  /** Drift is counted, even if the read is cut. */
  public void cut() {
    streams.forEach(StreamOutput::finish);
  }
}
