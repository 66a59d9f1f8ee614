package io.tappaycor.cli;

import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Progress for people: a line now and then in a log, a live one on a terminal. */
final class ProgressLines implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressLines.class);
  private static final long LOG_INTERVAL = Duration.ofSeconds(10).toNanos();
  private static final long LIVE_INTERVAL = Duration.ofMillis(200).toNanos();
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean live;
  private final LongSupplier nanoTime;
  private long spokenAt;

  ProgressLines(PrintStream err, boolean live, LongSupplier nanoTime) {
    this.err = err;
    this.live = live;
    this.nanoTime = nanoTime;
    this.spokenAt = nanoTime.getAsLong();
  }

  @Override
  public void at(StreamReport stream, String position) {
    long now = nanoTime.getAsLong();
    if (now - spokenAt < (live ? LIVE_INTERVAL : LOG_INTERVAL)) {
      return;
    }
    spokenAt = now;
    String where = position.isEmpty() ? "" : " (" + position + ")";
    String line = "%s: %d records%s".formatted(stream.stream(), stream.records(), where);
    if (live) {
      err.print(ERASE + line);
      err.flush();
    } else {
      LOG.info("{}", line);
    }
  }

  @Override
  public void finished(StreamReport stream) {
    if (live) {
      err.print(ERASE);
      err.flush();
    }
    String how =
        stream.failures().isEmpty() ? stream.isComplete() ? "done" : "not finished" : "failed";
    LOG.info("{}: {}, {} records", stream.stream(), how, stream.records());
    stream.skipped().forEach(reason -> LOG.warn("{} skipped: {}", stream.stream(), reason));
    stream
        .failures()
        .forEach(failure -> LOG.error("{}: {}", stream.stream(), failure.getMessage()));
    spokenAt = nanoTime.getAsLong();
  }
}
