package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.http.Sleeper;
import io.tappaycor.paging.ListReader;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.access.PermissionProbe;
import io.tappaycor.sync.fetch.ByteBudget;
import io.tappaycor.sync.fetch.ReadAhead;
import io.tappaycor.sync.output.ChangeCapture;
import io.tappaycor.sync.output.Formatting;
import io.tappaycor.sync.output.Output;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.parent.LastPaid;
import io.tappaycor.sync.parent.ParentCache;
import io.tappaycor.sync.parent.ParentListReader;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.RunPass;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/** A run: every selected stream, from Paycor to standard output. */
public final class Sync {

  /**
   * What a run works with.
   *
   * @param changes how the run finds out what has changed, if it does
   * @param pool threads for reading; it must never let a task wait
   * @param nanoTime for durations
   */
  public record Dependencies(
      ListReader reader,
      ExecutorService pool,
      RunLimits limits,
      SingerWriter writer,
      SyncState state,
      Formatting formatting,
      Optional<ChangeCapture> changes,
      Progress progress,
      Clock clock,
      Sleeper sleeper,
      LongSupplier nanoTime) {}

  /**
   * What the user wants of a run.
   *
   * @param finish whether it is to complete the last pass, though it has ended
   * @param allowPartialAccess whether this login is meant to see only some of the parents
   */
  public record Choices(boolean finish, boolean allowPartialAccess) {}

  private final RunContext context;
  private final StreamScheduler scheduler;
  private final SingerWriter writer;
  private final Formatting formatting;
  private final Optional<ChangeCapture> changes;
  private final Optional<String> cutAt;
  private final Optional<Backfill> backfill;
  private final List<ReadSync> reads = new ArrayList<>();
  private final Map<String, StreamReport> reports = new LinkedHashMap<>();

  /** A run over these streams, to this extent. */
  public Sync(Dependencies with, Extent extent, Choices choices, List<SelectedStream> streams) {
    this.cutAt = with.state().currentlySyncing();
    this.scheduler = new StreamScheduler(with.pool(), with.limits());
    this.writer = with.writer();
    this.formatting = with.formatting();
    this.changes = with.changes();
    List<SharedRead> shared = SharedReads.of(streams);
    shared.forEach(read -> read.streams().forEach(this::addReport));
    SyncState initial = with.state().copy();
    RunPass pass = RunPass.of(initial, extent.start(), choices.finish());
    this.backfill = extent.backfills() ? Optional.of(new Backfill(with.state())) : Optional.empty();
    Output output =
        new Output(
            with.writer(),
            extent.backfills() ? initial.copy() : with.state(),
            with.state(),
            with.progress(),
            reports(),
            with.changes(),
            with.clock(),
            with.nanoTime());
    ParentCache parents =
        new ParentCache(
            new ParentListReader(
                with.reader(), extent, with.changes().flatMap(ChangeCapture::cycle).isPresent()),
            SharedReads.parentLists(shared));
    this.context =
        new RunContext(
            extent,
            pass,
            choices.allowPartialAccess(),
            with.reader(),
            parents,
            new LastPaid(parents),
            with.changes(),
            new PermissionProbe(with.reader(), extent.today()),
            new LegalEntityCheck(with.reader()),
            new ReadAhead(
                with.pool(),
                with.limits().slicesAhead(),
                new ByteBudget(with.limits().bytesAhead())),
            initial,
            output,
            with.clock(),
            with.sleeper(),
            with.nanoTime());
    shared.forEach(read -> reads.add(new ReadSync(context, read, output(read))));
  }

  private void addReport(SelectedStream stream) {
    boolean needsPermission =
        !(stream.definition().partitioning() instanceof Partitioning.PerLogin);
    reports.put(stream.name(), new StreamReport(stream.name(), needsPermission));
  }

  private ReadOutput output(SharedRead read) {
    List<StreamReport> own =
        read.streams().stream().map(SelectedStream::name).map(reports::get).toList();
    return new ReadOutput(
        read, own, formatting, context.output(), changes, context.pass().began(), context.clock());
  }

  /**
   * Syncs. The last line is a STATE, however it ends, unless standard output is closed.
   *
   * @throws io.tappaycor.failure.TapException if the run as a whole cannot go on; a stream that
   *     fails is in its report
   */
  public void run() {
    try {
      context.output().start(context.pass().began());
      reads.stream().filter(ReadSync::bringsParents).forEach(ReadSync::expectParents);
      scheduler.run(StreamScheduler.ordered(reads, cutAt));
    } catch (OutputClosedException closed) {
      throw closed;
    } catch (RuntimeException cut) {
      closeAfter(cut);
      throw cut;
    }
    backfill.ifPresent(older -> older.note(reports()));
    context.output().endPass(context.pass().began());
    context.output().close();
  }

  private void closeAfter(RuntimeException cut) {
    // The mark of a stop by signal would stop the writing of what is safe.
    boolean interrupted = Thread.interrupted();
    try {
      context.output().close();
    } catch (OutputClosedException closed) {
      cut.addSuppressed(closed);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Reads one record of each stream, to see who may read what; says so in the reports. */
  public void sample() {
    for (ReadSync read : reads) {
      for (SelectedStream stream : read.read().streams()) {
        SharedRead alone = new SharedRead(List.of(stream));
        new SampleRun(context, alone, output(alone)).run();
      }
    }
    writer.flush();
  }

  /** Counts the calls that a run would make; says so in the reports. Reads lists of parents. */
  public void forecast() {
    for (ReadSync read : reads) {
      StreamReport report = read.output().lead();
      try {
        report.forecast(new Forecast(context, read.read(), report.calls()).calls());
      } catch (AccessDeniedException denied) {
        report.skip(denied.skip());
      }
    }
  }

  /** What came of each stream, in the order of the catalog. */
  public List<StreamReport> reports() {
    return List.copyOf(reports.values());
  }
}
