package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.paging.ListReader;
import io.tappaycor.record.DriftPolicy;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The run: every selected stream, one after the other, from Paycor to standard output. */
public final class Sync {

  /**
   * What a run works with.
   *
   * @param clockZone the zone of wall times that come without one
   * @param nanoTime for durations
   */
  public record Equipment(
      ListReader reader,
      OrderedFetch fetch,
      SingerWriter writer,
      SyncState state,
      ZoneId clockZone,
      DriftPolicy drift,
      Progress progress,
      Clock clock,
      LongSupplier nanoTime) {}

  private final Equipment with;
  private final Engine engine;
  private final List<Reading> readings;
  private final List<StreamReport> reports;

  /** A run over these streams, to this extent. */
  public Sync(Equipment equipment, Extent extent, List<SelectedStream> streams) {
    this.with = equipment;
    this.engine = engine(equipment, extent);
    this.readings = startingWith(equipment.state().currentlySyncing(), group(streams));
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
      for (Reading reading : readings) {
        with.state().currentlySyncing(firstUnfinished());
        new ReadingRun(engine, reading, with.nanoTime()).run();
        with.state().currentlySyncing(firstUnfinished());
        engine.keeper().checkpoint();
      }
    } catch (OutputClosedException closed) {
      throw closed;
    } catch (RuntimeException cut) {
      lastState(cut);
      throw cut;
    }
    engine.keeper().last();
  }

  /** Reads one record of each stream, to see who may read what; says so in the reports. */
  public void sample() {
    Sampling sampling = new Sampling(engine, with.nanoTime());
    readings.forEach(sampling::run);
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

  private Optional<String> firstUnfinished() {
    return reports.stream()
        .filter(each -> !each.isComplete())
        .map(StreamReport::stream)
        .findFirst();
  }

  private static Engine engine(Equipment with, Extent extent) {
    return new Engine(
        extent,
        with.reader(),
        new ParentReader(with.reader(), extent),
        with.fetch(),
        with.writer(),
        with.state(),
        new StateKeeper(with.state(), with.writer(), with.nanoTime()),
        with.progress(),
        with.clock());
  }

  private List<Reading> group(List<SelectedStream> streams) {
    List<Reading> grouped = new ArrayList<>();
    for (SelectedStream stream : streams) {
      List<StreamOutput> outputs = new ArrayList<>();
      for (int at = 0; at < grouped.size(); at++) {
        if (grouped.get(at).serves(stream.definition())) {
          outputs.addAll(grouped.get(at).outputs());
          outputs.add(output(stream));
          grouped.set(at, new Reading(outputs));
        }
      }
      if (outputs.isEmpty()) {
        grouped.add(new Reading(List.of(output(stream))));
      }
    }
    return grouped;
  }

  private StreamOutput output(SelectedStream stream) {
    return new StreamOutput(stream, with.clockZone(), with.drift(), with.writer());
  }

  /** What an earlier run was cut at comes first: or the last streams might never be reached. */
  private static List<Reading> startingWith(Optional<String> stream, List<Reading> readings) {
    List<Reading> ordered = new ArrayList<>(readings);
    readings.stream()
        .filter(each -> each.outputs().stream().anyMatch(any -> isNamed(any, stream)))
        .findFirst()
        .ifPresent(
            first -> {
              ordered.remove(first);
              ordered.add(0, first);
            });
    return ordered;
  }

  private static boolean isNamed(StreamOutput output, Optional<String> stream) {
    return stream.filter(output.stream().name()::equals).isPresent();
  }
}
