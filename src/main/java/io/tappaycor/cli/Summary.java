package io.tappaycor.cli;

import io.tappaycor.sync.report.StreamReport;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of a run, and what there is to say of single streams. */
final class Summary {

  private static final List<String> HEAD =
      List.of("stream", "records", "requests", "retries", "rate waits", "seconds", "result");

  private Summary() {}

  static void print(List<StreamReport> reports, PrintStream err) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    reports.forEach(report -> rows.add(row(report)));
    Table.lines(rows).forEach(err::println);
    reports.forEach(report -> remarks(report, err));
    err.flush();
  }

  /** The table of {@code --test}: who may read what, and what to enable. */
  static void printSamples(List<StreamReport> reports, PrintStream err) {
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
    Table.lines(rows).forEach(err::println);
    reports.forEach(report -> remarks(report, err));
    err.flush();
  }

  /** A remark of {@code --test}: no token call has shown whether the credentials are right. */
  static void printUncheckedCredentials(PrintStream err) {
    err.println(
        "client_secret and refresh token: not checked: the cached access token was used. Check them"
            + " with --test=auth");
  }

  private static List<String> row(StreamReport report) {
    return List.of(
        report.stream(),
        Long.toString(report.records()),
        Long.toString(report.requests()),
        Long.toString(report.retries()),
        Long.toString(report.rateWaits()),
        String.format(Locale.ROOT, "%.1f", report.took().toMillis() / 1000.0),
        result(report));
  }

  private static String result(StreamReport report) {
    if (!report.failures().isEmpty()) {
      return "failed";
    }
    if (!report.isComplete()) {
      return "not finished";
    }
    return report.skipped().isEmpty() ? "ok" : report.wasAnswered() ? "partly skipped" : "skipped";
  }

  private static void remarks(StreamReport report, PrintStream err) {
    report.skipped().forEach(reason -> err.println(report.stream() + " skipped: " + reason));
    report
        .failures()
        .forEach(failure -> err.println(report.stream() + " failed: " + failure.getMessage()));
    report.remarks().forEach(remark -> err.println(report.stream() + ": " + remark));
  }
}
