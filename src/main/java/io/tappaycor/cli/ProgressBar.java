package io.tappaycor.cli;

import io.tappaycor.sync.report.Progress;
import io.tappaycor.sync.report.StreamReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line for a person who watches: how far the whole run is. It never wraps, and is gone when the
 * run is over: the summary lists the streams.
 */
final class ProgressBar implements Progress {

  private static final long INTERVAL = Duration.ofMillis(200).toNanos();
  private static final String ERASE = "\r\u001b[K";
  private static final int BAR = 16;
  private static final int FEW = 30;

  private final PrintStream err;
  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final long start;
  private long drawnAt;
  private List<StreamReport> streams = List.of();

  ProgressBar(PrintStream err, Terminal terminal, LongSupplier nanoTime) {
    this.err = err;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.drawnAt = start;
  }

  @Override
  public void started(List<StreamReport> reports) {
    streams = reports;
  }

  @Override
  public void at(StreamReport stream, String position) {
    long now = nanoTime.getAsLong();
    if (now - drawnAt >= INTERVAL) {
      drawnAt = now;
      draw(line(Duration.ofNanos(now - start)));
    }
  }

  @Override
  public void finished(StreamReport stream) {
    drawnAt = nanoTime.getAsLong();
    draw(line(Duration.ofNanos(drawnAt - start)));
  }

  @Override
  public void ended() {
    err.print(ERASE);
    err.flush();
  }

  private void draw(String line) {
    // The last column stays empty: some terminals wrap when it is written.
    String clipped = Table.clipped(line, terminal.columns() - 1);
    int bar = clipped.indexOf(']') + 1;
    Terminal.Color color = failed() > 0 ? Terminal.Color.RED : Terminal.Color.GREEN;
    err.print(ERASE + terminal.color(color, clipped.substring(0, bar)) + clipped.substring(bar));
    err.flush();
  }

  /** What the line says, the most important first, because a narrow terminal clips it. */
  String line(Duration elapsed) {
    int done = (int) streams.stream().filter(StreamReport::isEnded).count();
    long records = streams.stream().mapToLong(StreamReport::records).sum();
    long calls = streams.stream().mapToLong(StreamReport::requests).sum();
    long planned =
        streams.stream().mapToLong(each -> Math.max(each.planned(), each.requests())).sum();
    StringBuilder line = new StringBuilder();
    line.append(bar(done, calls, planned))
        .append(
            String.format(
                Locale.ROOT, " %d of %d streams, %,d records", done, streams.size(), records));
    if (failed() > 0) {
      line.append(", ").append(failed()).append(" failed");
    }
    line.append(String.format(Locale.ROOT, ", %,d of %,d calls", calls, planned));
    double minutes = elapsed.toMillis() / 60_000.0;
    if (calls > FEW && minutes > 0) {
      double pace = calls / minutes;
      line.append(String.format(Locale.ROOT, ", %,.0f/min", pace));
      if (planned - calls > FEW) {
        line.append(", ").append(Durations.rough(left(planned - calls, pace))).append(" left");
      }
    }
    return line.toString();
  }

  private static Duration left(long calls, double pace) {
    return Duration.ofSeconds((long) (calls / pace * 60));
  }

  private String bar(int done, long calls, long planned) {
    double byCalls = planned == 0 ? 0 : (double) calls / planned;
    double byStreams = streams.isEmpty() ? 0 : (double) done / streams.size();
    int full = (int) Math.round(BAR * Math.min(1, (byCalls + byStreams) / 2));
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
  }

  private long failed() {
    return streams.stream().filter(each -> !each.failures().isEmpty()).count();
  }
}
