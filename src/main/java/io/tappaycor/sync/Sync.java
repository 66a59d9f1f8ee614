package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.paging.ListReader;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/** The run: every selected stream, one after the other, from Paycor to standard output. */
public final class Sync implements Lanes.Turns {

  /**
   * What a run works with.
   *
   * @param pool threads for reading; it must never let a task wait
   * @param ahead how many calls of a stream are under way or waiting at most
   * @param clockZone the zone of wall times that come without one
   * @param nanoTime for durations
   */
  public record Equipment(
      ListReader reader,
      ExecutorService pool,
      int ahead,
      SingerWriter writer,
      SyncState state,
      ZoneId clockZone,
      DriftPolicy drift,
      Progress progress,
      Clock clock,
      LongSupplier nanoTime) {}

  private final Equipment with;
  private final List<Reading> readings;
  private final Engine engine;
  private final Lessons lessons;
  private final List<StreamReport> reports;

  /** A run over these streams, to this extent. */
  public Sync(Equipment equipment, Extent extent, List<SelectedStream> streams) {
    this.with = equipment;
    Readings all = new Readings(streams, equipment.clockZone(), equipment.drift());
    this.readings = all.startingWith(equipment.state().currentlySyncing());
    this.lessons = new Lessons(readings);
    this.engine =
        new Engine(
            extent,
            equipment.reader(),
            new ParentReader(equipment.reader(), extent, lessons),
            lessons,
            new OrderedFetch(equipment.pool(), equipment.ahead()),
            equipment.writer(),
            equipment.state().copy(),
            equipment.state(),
            new StateKeeper(equipment.state(), equipment.writer(), equipment.nanoTime()),
            equipment.progress(),
            equipment.clock(),
            Lane.direct(),
            -1);
    this.reports =
        readings.stream()
            .flatMap(each -> each.outputs().stream())
            .map(StreamOutput::report)
            .toList();
  }

  /**
   * Syncs. The last line is a STATE, however it ends, unless standard output is closed.
   *
   * @throws io.tappaycor.failure.TapException if the run as a whole cannot go on; a stream that
   *     fails is in its report
   */
  public void run() {
    try {
      new Lanes(with.pool()).each(readings.size(), this::read, this);
    } catch (OutputClosedException closed) {
      throw closed;
    } catch (RuntimeException cut) {
      lastState(cut);
      throw cut;
    }
    engine.keeper().last();
  }

  private void read(int at, Lane lane) {
    try {
      new ReadingRun(engine.in(lane, at), readings.get(at), with.nanoTime()).run();
    } finally {
      lessons.over(at);
    }
  }

  @Override
  public void begins(int at) {
    with.state().currentlySyncing(firstUnfinished());
  }

  @Override
  public void ends(int at) {
    with.state().currentlySyncing(firstUnfinished());
    engine.keeper().checkpoint();
  }

  private Optional<String> firstUnfinished() {
    return reports.stream()
        .filter(each -> !each.isComplete())
        .map(StreamReport::stream)
        .findFirst();
  }

  private void lastState(RuntimeException cut) {
    // The mark of a stop by signal would stop the writing of what is safe.
    boolean interrupted = Thread.interrupted();
    try {
      engine.keeper().last();
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
    Sampling sampling = new Sampling(engine, with.nanoTime());
    readings.forEach(
        each -> {
          each.bind(engine);
          sampling.run(each);
        });
  }

  /** Counts the calls that a run would make; says so in the reports. Reads lists of parents. */
  public void forecast() {
    Forecast forecast = new Forecast(engine);
    for (Reading reading : readings) {
      StreamReport report = reading.lead().report();
      try {
        report.forecast(forecast.calls(reading));
      } catch (NotPermittedException refused) {
        report.skip(refused.reason());
      }
    }
  }

  /** What came of each stream, in the order of the run. */
  public List<StreamReport> reports() {
    return reports;
  }
}
