package io.tappaycor.cli;

import io.tappaycor.sync.StreamReport;
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
    reports.forEach(each -> rows.add(row(each)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    rows.forEach(row -> err.println(line(row, widths)));
    reports.forEach(each -> remarks(each, err));
    err.flush();
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

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      boolean number = column > 0 && column < widths.length - 1;
      String format = number ? "%" + widths[column] + "s  " : "%-" + widths[column] + "s  ";
      line.append(String.format(Locale.ROOT, format, row.get(column)));
    }
    return line.toString().stripTrailing();
  }

  private static void remarks(StreamReport report, PrintStream err) {
    report.skipped().forEach(each -> err.println(report.stream() + " skipped: " + each));
    report
        .failures()
        .forEach(each -> err.println(report.stream() + " failed: " + each.getMessage()));
    report.remarks().forEach(each -> err.println(report.stream() + ": " + each));
  }
}
