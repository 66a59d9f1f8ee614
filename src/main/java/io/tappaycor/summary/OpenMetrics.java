package io.tappaycor.summary;

import io.tappaycor.scope.Scope;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.report.ScopeReport;
import io.tappaycor.sync.report.StreamReport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last run in the text format of OpenMetrics, for a file that a collector picks up. All are
 * gauges: a run is over when they are written. Counts, times and names of streams, never a value.
 */
public final class OpenMetrics {

  private static final String LAST_SUCCESS = "tap_paycor_last_success_timestamp_seconds";
  private static final Pattern KNOWN_SUCCESS =
      Pattern.compile("(?m)^" + LAST_SUCCESS + "(?:\\{[^}\\n]*})? ([0-9.E+]+)$");

  private final StringBuilder text = new StringBuilder();
  private final String labels;

  private OpenMetrics(RunLabels labels) {
    this.labels = labels.inMetrics();
  }

  /**
   * The metrics of a run.
   *
   * @param state at the end of the run
   * @param refreshes of tokens
   * @param earlier what the file has from the run before: a run that fails keeps its success
   */
  public static String of(
      Run run,
      List<StreamReport> reports,
      SyncState state,
      RunLabels labels,
      int refreshes,
      String earlier) {
    OpenMetrics metrics = new OpenMetrics(labels);
    Instant end = run.started().plus(run.took());
    metrics.add("run_timestamp_seconds", "When the last run ended", seconds(end));
    metrics.add("run_duration_seconds", "How long it took", run.took().toMillis() / 1000.0);
    metrics.add("run_exit_code", "Its exit code; 0 if everything was read", run.exitCode());
    metrics.lastSuccess(run.exitCode() == 0 ? Optional.of(seconds(end)) : success(earlier));
    metrics.add("records", "Records written", sum(reports, StreamReport::records));
    metrics.add("calls", "Calls made", sum(reports, StreamReport::requests));
    metrics.add("retries", "Calls made again", sum(reports, StreamReport::retries));
    metrics.add("throttled", "Calls refused by the limit", sum(reports, StreamReport::rateWaits));
    metrics.add("token_refreshes", "Refreshes of tokens", refreshes);
    metrics.streams(reports);
    metrics.bookmark(reports, state);
    return metrics.text.append("# EOF\n").toString();
  }

  private interface Count {
    long of(StreamReport report);
  }

  private static double sum(List<StreamReport> reports, Count count) {
    return reports.stream().mapToLong(count::of).sum();
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  private static Optional<Double> success(String earlier) {
    Matcher known = KNOWN_SUCCESS.matcher(earlier);
    return known.find() ? Optional.of(Double.parseDouble(known.group(1))) : Optional.empty();
  }

  private void lastSuccess(Optional<Double> time) {
    time.ifPresent(
        seconds ->
            add("last_success_timestamp_seconds", "When a run last read everything", seconds));
  }

  private void streams(List<StreamReport> reports) {
    Map<String, Integer> byResult = new TreeMap<>();
    for (String result : List.of("complete", "failed", "skipped", "partly_skipped", "cut")) {
      byResult.put(result, 0);
    }
    reports.forEach(report -> byResult.merge(SummaryJson.result(report), 1, Integer::sum));
    head("streams", "Streams by result");
    byResult.forEach((result, count) -> sample("streams", "result=\"" + result + "\"", count));
    head("stream_records", "Records by stream");
    reports.forEach(
        report ->
            sample(
                "stream_records", "stream=\"" + report.stream() + "\"", (double) report.records()));
    head("stream_failed", "1 for each stream that failed");
    reports.stream()
        .filter(report -> !report.failures().isEmpty())
        .forEach(report -> sample("stream_failed", "stream=\"" + report.stream() + "\"", 1));
  }

  /** The day up to which all streams with bookmarks are complete. */
  private void bookmark(List<StreamReport> reports, SyncState state) {
    List<LocalDate> bookmarks = new ArrayList<>();
    for (StreamReport report : reports) {
      for (ScopeReport scope : report.scopes()) {
        Scope in = scope.scope();
        state.partition(report.stream(), in).bookmark().ifPresent(bookmarks::add);
      }
    }
    bookmarks.stream()
        .min(Comparator.naturalOrder())
        .ifPresent(
            day ->
                add(
                    "oldest_bookmark_timestamp_seconds",
                    "The oldest bookmark of a stream that was read",
                    seconds(day.atStartOfDay().toInstant(ZoneOffset.UTC))));
  }

  private void add(String name, String help, double value) {
    head(name, help);
    sample(name, "", value);
  }

  private void head(String name, String help) {
    text.append("# TYPE tap_paycor_").append(name).append(" gauge\n");
    text.append("# HELP tap_paycor_").append(name).append(' ').append(help).append(".\n");
  }

  private void sample(String name, String label, double value) {
    String all = labels.isEmpty() || label.isEmpty() ? labels + label : labels + "," + label;
    text.append("tap_paycor_").append(name);
    if (!all.isEmpty()) {
      text.append('{').append(all).append('}');
    }
    boolean whole = value == Math.rint(value);
    text.append(String.format(Locale.ROOT, whole ? " %.0f%n" : " %.3f%n", value));
  }
}
