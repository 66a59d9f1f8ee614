package io.tappaycor.cli;

import io.tappaycor.sync.report.Skip;
import io.tappaycor.sync.report.StreamReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * The table at the end of a run, and what there is to say of single streams.
 *
 * @param columns that no line of a table is wider than
 * @param out takes the lines
 */
record Summary(int columns, Consumer<String> out) {

  void print(List<StreamReport> reports) {
    List<StreamReport> started =
        reports.stream().filter(each -> each.isStarted() || each.isEnded()).toList();
    table(started);
    if (started.size() < reports.size()) {
      int others = reports.size() - started.size();
      out.accept(
          others == 1
              ? "1 stream was not started: the next run reads it"
              : "%d streams were not started: the next run reads them".formatted(others));
    }
    notPermitted(started);
    started.forEach(this::remarks);
  }

  private void table(List<StreamReport> reports) {
    boolean troubled =
        sum(reports, StreamReport::retries) + sum(reports, StreamReport::rateWaits) > 0;
    List<List<String>> rows = rows(reports, troubled);
    Table.lines(troubled && Table.width(rows) > columns ? rows(reports, false) : rows, columns)
        .forEach(out);
  }

  private static List<List<String>> rows(List<StreamReport> reports, boolean troubles) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        row("stream", "records", "calls", "retries", "throttled", "seconds", "result", troubles));
    for (StreamReport report : reports) {
      rows.add(
          row(
              report.stream(),
              Long.toString(report.records()),
              Long.toString(report.requests()),
              Long.toString(report.retries()),
              Long.toString(report.rateWaits()),
              seconds(report.took()),
              result(report),
              troubles));
    }
    rows.add(
        row(
            reports.size() == 1 ? "1 stream" : reports.size() + " streams",
            Long.toString(sum(reports, StreamReport::records)),
            Long.toString(sum(reports, StreamReport::requests)),
            Long.toString(sum(reports, StreamReport::retries)),
            Long.toString(sum(reports, StreamReport::rateWaits)),
            "",
            "",
            troubles));
    return rows;
  }

  private static List<String> row(
      String stream,
      String records,
      String calls,
      String retries,
      String throttled,
      String seconds,
      String result,
      boolean troubles) {
    return troubles
        ? List.of(stream, records, calls, retries, throttled, seconds, result)
        : List.of(stream, records, calls, seconds, result);
  }

  private static long sum(List<StreamReport> reports, ToLongFunction<StreamReport> of) {
    return reports.stream().mapToLong(of).sum();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }

  /** The table of {@code --test}: who may read what, and what to enable. */
  void printSamples(List<StreamReport> reports) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stream", "calls", "ms", "result"));
    for (StreamReport report : reports) {
      rows.add(
          List.of(
              report.stream(),
              Long.toString(report.requests()),
              Long.toString(report.took().toMillis()),
              report.sample()));
    }
    Table.lines(rows, columns).forEach(out);
    notPermitted(reports);
    reports.forEach(this::remarks);
  }

  /** A remark of {@code --test}: no token call has shown whether the credentials are right. */
  void printUncheckedCredentials() {
    out.accept(
        "client_secret and refresh token: not checked: the cached access token was used. Check them"
            + " with --test=auth");
  }

  private static String result(StreamReport report) {
    if (!report.failures().isEmpty()) {
      return "failed";
    }
    if (!report.isComplete()) {
      return "cut";
    }
    return report.skipped().isEmpty() ? "ok" : report.wasAnswered() ? "partial" : "skipped";
  }

  /** The names to enable, each with the streams that need it. */
  private void notPermitted(List<StreamReport> reports) {
    Map<List<String>, Set<String>> missing = new LinkedHashMap<>();
    for (StreamReport report : reports) {
      for (Skip skip : report.skipped()) {
        if (!skip.dataAccess().isEmpty()) {
          missing
              .computeIfAbsent(skip.dataAccess(), any -> new LinkedHashSet<>())
              .add(skip.where() + report.stream());
        }
      }
    }
    if (!missing.isEmpty()) {
      out.accept(
          "Not permitted. In the developer portal, enable this data access, then activate again:");
      missing.forEach(
          (names, streams) ->
              out.accept(
                  "  \"%s\" (%s)"
                      .formatted(String.join("\", \"", names), String.join(", ", streams))));
    }
  }

  private void remarks(StreamReport report) {
    report.skipped().stream()
        .filter(skip -> skip.dataAccess().isEmpty())
        .forEach(skip -> out.accept(report.stream() + " skipped: " + skip));
    report
        .failures()
        .forEach(failure -> out.accept(report.stream() + " failed: " + failure.getMessage()));
    report.remarks().forEach(remark -> out.accept(report.stream() + ": " + remark));
  }
}
