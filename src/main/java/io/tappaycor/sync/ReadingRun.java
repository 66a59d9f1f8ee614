package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Reads one endpoint for all legal entities. What fails or is refused for one of them does not stop
 * the others.
 */
final class ReadingRun {

  private final Engine engine;
  private final Reading reading;
  private final LongSupplier nanoTime;
  private final Map<Long, Set<String>> refusedParts = new HashMap<>();
  private final List<Long> entities;
  private int refused;

  ReadingRun(Engine engine, Reading reading, LongSupplier nanoTime) {
    this.engine = engine;
    this.reading = reading;
    this.nanoTime = nanoTime;
    reading.bind(engine);
    this.entities = reading.isTogether() ? List.of(0L) : engine.extent().entities();
  }

  void run() {
    long start = nanoTime.getAsLong();
    try {
      entities.forEach(this::read);
      finish();
    } finally {
      reading.outputs().forEach(StreamOutput::finish);
      reading.lead().report().took(Duration.ofNanos(nanoTime.getAsLong() - start));
    }
  }

  private void read(long entity) {
    String where = Part.of(reading, entity).where();
    reading.outputs().forEach(StreamOutput::begin);
    try {
      Part part = Part.of(reading, entity).without(refusedParts.getOrDefault(entity, Set.of()));
      try {
        new PartitionRun(engine, part).run();
      } catch (NotPermittedException refusal) {
        Set<String> parts = new PartProbe(engine, reading).refusedParts(refusal);
        goWithout(entity, parts);
        new PartitionRun(engine, part.without(parts)).run();
      }
    } catch (NotPermittedException skipped) {
      refused++;
      reading.outputs().forEach(each -> each.report().skip(where + skipped.reason()));
    } catch (ExtractionException | DataException failure) {
      reading.live().forEach(each -> each.fail(failure));
    }
  }

  /**
   * Some parts are refused, found out before the SCHEMA is written: what no legal entity permits is
   * in neither SCHEMA nor RECORD.
   */
  private void goWithout(long entity, Set<String> parts) {
    refusedParts.put(entity, parts);
    Set<String> everywhere = new HashSet<>(parts);
    for (long other : entities) {
      if (other != entity && !reading.lead().isOpen()) {
        everywhere.retainAll(alsoRefused(other, parts));
      }
    }
    Set<String> fields = new HashSet<>(Part.of(reading, entity).without(everywhere).withheld());
    reading.outputs().forEach(each -> each.leaveOut(fields));
    refusedParts.forEach(
        (each, refusals) -> Part.of(reading, each).without(refusals).reportWithheld());
  }

  /** Which of these parts another legal entity refuses, too. Only its own answer is remembered. */
  private Set<String> alsoRefused(long other, Set<String> parts) {
    try {
      if (!refusedParts.containsKey(other)) {
        PartitionRun run = new PartitionRun(engine, Part.of(reading, other));
        refusedParts.put(other, run.refusedParts(new PartProbe(engine, reading)));
      }
      return refusedParts.get(other);
    } catch (NotPermittedException whole) {
      return parts; // Nothing of it is going to be written, so it has no say.
    } catch (ExtractionException | DataException unknown) {
      return Set.of(); // It may permit them all: its turn comes, and says.
    }
  }

  /** A pass that is at its end has no offset, and a stream that turned out empty has a SCHEMA. */
  private void finish() {
    for (StreamOutput output : reading.outputs()) {
      boolean sound = output.report().failures().isEmpty();
      if (sound && refused < entities.size()) {
        output.open();
      }
      engine.lane().then(() -> finish(output, sound));
    }
  }

  private void finish(StreamOutput output, boolean sound) {
    if (sound) {
      engine.state().clearOffsets(output.stream().name());
      output.report().complete();
    }
    engine.progress().finished(output.report());
  }
}
