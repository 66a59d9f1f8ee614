package io.tappaycor.cli;

import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.sync.report.StreamReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The table of {@code --plan}. */
final class PlanTable {

  private PlanTable() {}

  static void print(List<StreamReport> reports, int requestsPerMinute, OutputStream out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stream", "calls", "time at the pace"));
    long total = 0;
    for (StreamReport report : reports) {
      long calls = report.forecast().orElse(0);
      total += calls;
      rows.add(row(report, requestsPerMinute));
    }
    rows.add(List.of("all, at least", Long.toString(total), time(total, requestsPerMinute)));
    String text = String.join("\n", Table.lines(rows)) + "\n";
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }

  private static List<String> row(StreamReport report, int requestsPerMinute) {
    if (report.forecast().isPresent()) {
      long calls = report.forecast().getAsLong();
      return List.of(report.stream(), Long.toString(calls), time(calls, requestsPerMinute));
    }
    String why =
        report.skipped().isEmpty()
            ? "read together with the stream above"
            : report.skipped().iterator().next().toString();
    return List.of(report.stream(), "0", why);
  }

  private static String time(long calls, int requestsPerMinute) {
    if (requestsPerMinute == 0) {
      return "no rate limit";
    }
    return Durations.rough(Duration.ofMillis(calls * 60_000 / requestsPerMinute));
  }
}
