package io.tappaycor.sync.output;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.scope.Scope;
import io.tappaycor.singer.Message;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.Partition;
import io.tappaycor.state.Pass;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The one way to the target: all streams write through it as their pages come. Owns the writer, the
 * state and the progress, which nothing else can reach; its monitor lets one stream in at a time,
 * so that a slow target slows all of them down.
 */
public final class Output {

  private final SingerWriter writer;
  private final SyncState state;
  private final StateEmitter emitter;
  private final Progress progress;
  private final List<StreamReport> reports;
  private final Optional<ChangeCapture> changes;
  private final Clock clock;
  private boolean closed;

  /**
   * An output of nothing yet.
   *
   * @param state grows as streams get on
   * @param written what STATE messages have; the same as {@code state}, unless a backfill leaves it
   *     alone
   * @param changes how the run finds out what has changed, if it does
   * @param reports of all streams, in catalog order: the first unfinished one is the state's {@code
   *     currently_syncing}
   */
  public Output(
      SingerWriter writer,
      SyncState state,
      SyncState written,
      Progress progress,
      List<StreamReport> reports,
      Optional<ChangeCapture> changes,
      Clock clock,
      LongSupplier nanoTime) {
    this.changes = changes;
    this.writer = writer;
    this.state = state;
    // What a STATE says is in the store, whatever happens after it.
    Runnable durable = () -> changes.ifPresent(capture -> capture.store().commit());
    this.emitter = new StateEmitter(written, writer, durable, nanoTime);
    this.progress = progress;
    this.reports = List.copyOf(reports);
    this.clock = clock;
  }

  /**
   * The run begins. Its first line is the state that it was given, because some targets take the
   * first STATE for one that is stored already.
   *
   * @param began when the pass of the run began
   */
  public synchronized void start(Instant began) {
    progress.started(reports);
    emitter.first();
    changes
        .map(ChangeCapture::deletions)
        .filter(how -> !how.tombstones())
        .ifPresent(how -> writer.write(DeletionRecords.schema(how.stream())));
    state.pass(new Pass(began, Optional.empty()));
    state.currentlySyncing(firstUnfinished());
  }

  /** The SCHEMA of a stream, before its records. */
  synchronized void schema(Message.Schema schema) {
    requireOpen();
    writer.write(schema);
  }

  /** Some records of a stream, which leave at once; perhaps a STATE follows. */
  synchronized void records(RecordLines lines, StreamReport report) {
    requireOpen();
    emitter.wrote(lines.size());
    writer.write(new Message.Records(lines));
    report.wrote(lines.count());
    writer.flush();
    emitter.tick();
  }

  /** What is gone, for the target. */
  synchronized void deletions(RecordLines lines) {
    requireOpen();
    emitter.wrote(lines.size());
    writer.write(new Message.Records(lines));
    writer.flush();
  }

  /** What is noted of a stream in a scope. */
  @FunctionalInterface
  public interface Note {
    /** Notes it; the time is now. */
    void on(Partition partition, Instant now);
  }

  /** Notes how far a stream is: all that it covers is written. */
  public synchronized void note(String stream, Scope scope, Note note) {
    requireOpen();
    note.on(state.edit(stream, scope), clock.instant());
    emitter.tick();
  }

  /** The records of a stream's version are all there are. */
  synchronized void activate(Message.ActivateVersion version) {
    requireOpen();
    writer.write(version);
  }

  /** Whether records of a stream are known to be left out in a scope. */
  synchronized boolean isLeftOut(String stream, Scope scope) {
    return state.partition(stream, scope).leftOut();
  }

  /** A good moment for a STATE: a window is finished. */
  synchronized void checkpoint() {
    requireOpen();
    emitter.checkpoint();
  }

  /** How far a stream is, for people who watch. */
  synchronized void progress(StreamReport report, String position) {
    progress.at(report, position);
  }

  /** A stream is over, well or not. */
  synchronized void finished(StreamReport report) {
    requireOpen();
    report.end();
    state.currentlySyncing(firstUnfinished());
    progress.finished(report);
    emitter.checkpoint();
  }

  /** The run comes to its end by itself, and with it the pass. */
  public synchronized void endPass(Instant began) {
    state.pass(new Pass(began, Optional.of(clock.instant())));
    state.currentlySyncing(Optional.empty());
  }

  /** The run is over, however it ended: the last line is a STATE, and nothing follows it. */
  public synchronized void close() {
    if (!closed) {
      closed = true;
      progress.ended();
      emitter.last();
    }
  }

  /** Streams that are still running when the run is stopped write nothing after the last STATE. */
  private void requireOpen() {
    if (closed) {
      throw new StoppedException("The run is being stopped", new InterruptedException());
    }
  }

  private Optional<String> firstUnfinished() {
    return reports.stream()
        .filter(report -> !report.isEnded())
        .map(StreamReport::stream)
        .findFirst();
  }
}
