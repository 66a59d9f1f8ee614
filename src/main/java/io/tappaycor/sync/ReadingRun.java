package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.stream.Partitioning;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Reads one endpoint for all legal entities. What fails or is refused for one of them does not stop
 * the others.
 */
final class ReadingRun {

  private final Engine engine;
  private final Reading reading;
  private final LongSupplier nanoTime;
  private int refused;

  ReadingRun(Engine engine, Reading reading, LongSupplier nanoTime) {
    this.engine = engine;
    this.reading = reading;
    this.nanoTime = nanoTime;
  }

  void run() {
    long start = nanoTime.getAsLong();
    try {
      if (reading.definition().partitioning() instanceof Partitioning.OncePerLogin) {
        read(0, Asked.nothing(), "");
      } else {
        for (long entity : engine.extent().entities()) {
          read(entity, Asked.entity(entity), "legal entity " + entity + ": ");
        }
      }
      finish();
    } finally {
      Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
      reading.outputs().forEach(StreamOutput::finish);
      reading.lead().report().took(took);
    }
  }

  private void read(long entity, Asked asked, String where) {
    reading.outputs().forEach(StreamOutput::begin);
    try {
      new PartitionRun(engine, reading, entity, asked).run();
    } catch (NotPermittedException skipped) {
      refused++;
      reading.outputs().forEach(each -> each.report().skip(where + skipped.reason()));
    } catch (ExtractionException | DataException failure) {
      reading.live().forEach(each -> each.fail(failure));
    }
  }

  /** A pass that is at its end has no offset, and a stream that turned out empty has a SCHEMA. */
  private void finish() {
    for (StreamOutput output : reading.outputs()) {
      boolean sound = output.report().failures().isEmpty();
      if (sound && refused < parts()) {
        output.open();
      }
      if (sound) {
        engine.state().clearOffsets(output.stream().name());
        output.report().complete();
      }
      engine.progress().finished(output.report());
    }
  }

  private int parts() {
    return reading.definition().partitioning() instanceof Partitioning.OncePerLogin
        ? 1
        : engine.extent().entities().size();
  }
}
