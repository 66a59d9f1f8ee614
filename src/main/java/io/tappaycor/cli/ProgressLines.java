package io.tappaycor.cli;

import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Progress in a log: a line now and then, one when a stream is done with, and metrics. */
final class ProgressLines implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressLines.class);
  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

  private final LongSupplier nanoTime;
  private final Metrics metrics;
  private long spokenAt;

  ProgressLines(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.metrics = new Metrics(nanoTime);
    this.spokenAt = nanoTime.getAsLong();
  }

  @Override
  public void started(List<StreamReport> reports) {
    metrics.started(reports);
  }

  @Override
  public void at(StreamReport stream, String position) {
    metrics.tick();
    long now = nanoTime.getAsLong();
    if (now - spokenAt < INTERVAL) {
      return;
    }
    spokenAt = now;
    String where = position.isEmpty() ? "" : " (" + position + ")";
    say(stream, Level.INFO, "%d records%s".formatted(stream.records(), where));
  }

  @Override
  public void finished(StreamReport stream) {
    String how =
        stream.failures().isEmpty() ? stream.isComplete() ? "done" : "not finished" : "failed";
    say(stream, Level.INFO, "%s, %d records".formatted(how, stream.records()));
    stream.skipped().forEach(skip -> say(stream, Level.WARN, "skipped: " + skip));
    stream
        .failures()
        .forEach(failure -> say(stream, Level.ERROR, String.valueOf(failure.getMessage())));
    metrics.finished(stream);
    spokenAt = nanoTime.getAsLong();
  }

  @Override
  public void ended() {}

  private static void say(StreamReport stream, Level level, String what) {
    LOG.atLevel(level)
        .addKeyValue(JsonLines.STREAM, stream.stream())
        .log("{}: {}", stream.stream(), what);
  }
}
