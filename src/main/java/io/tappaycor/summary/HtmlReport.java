package io.tappaycor.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as one self-contained page, for the person who owns the payroll data: what came, what is
 * missing and what to do about it. It makes no request and runs no script.
 */
public final class HtmlReport {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ObjectNode summary;
  private final Run run;
  private final History history;
  private final Html page = new Html();

  private HtmlReport(ObjectNode summary, Run run, History history) {
    this.summary = summary;
    this.run = run;
    this.history = history;
  }

  /**
   * The page.
   *
   * @param summary as {@link SummaryJson} makes it
   * @param file that the page goes to: an earlier report in it has the history
   */
  public static String of(ObjectNode summary, Run run, Path file) {
    return new HtmlReport(summary, run, History.of(file).and(summary)).write();
  }

  private String write() {
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<title>Paycor extract, " + TIME.format(run.started()) + "</title>\n")
        .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
    head();
    todo();
    streams();
    calls();
    runs();
    page.raw("<footer>")
        .text("tap-paycor %s, run %s. Times are UTC.".formatted(run.version(), run.id()))
        .raw("</footer>\n</main>\n")
        .raw(history.element())
        .raw("\n</body>\n</html>\n");
    return page.toString();
  }

  private void head() {
    Outcome outcome = Outcome.of(run.exitCode(), missing().isEmpty());
    page.element("h1", "", "Paycor extract")
        .element("p", "soft", TIME.format(run.started()) + " UTC")
        .element("p", "status " + outcome.color(), outcome.words())
        .raw("\n<ul class=\"figures\">");
    long complete = count("complete");
    figure(number(summary.path("records").asLong()), "records");
    figure(complete + " of " + summary.path("streams").size(), "streams complete");
    figure(number(summary.path("calls").asLong()), "calls to Paycor");
    figure(minutes(summary.path("duration_seconds").asDouble()), "duration");
    page.raw("</ul>\n");
  }

  private void figure(String value, String label) {
    page.raw("<li><b>").text(value).raw("</b>").text(label).raw("</li>");
  }

  private long count(String result) {
    return summary
        .path("streams")
        .valueStream()
        .filter(stream -> stream.path("result").asString().equals(result))
        .count();
  }

  private Map<String, Set<String>> missing() {
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    for (JsonNode stream : summary.path("streams")) {
      for (JsonNode skip : stream.path("skipped")) {
        for (JsonNode name : skip.path("data_access")) {
          missing
              .computeIfAbsent(name.asString(), any -> new LinkedHashSet<>())
              .add(stream.path("stream").asString());
        }
      }
    }
    return missing;
  }

  private void todo() {
    List<String> failures = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (JsonNode stream : summary.path("streams")) {
      String name = stream.path("stream").asString();
      stream.path("failures").forEach(each -> failures.add(name + ": " + each.asString()));
      stream.path("remarks").forEach(each -> remarks.add(name + ": " + each.asString()));
    }
    list("Failed", "bad-edge", failures);
    Map<String, Set<String>> missing = missing();
    if (!missing.isEmpty()) {
      page.element("h2", "", "Data access to enable")
          .element(
              "p",
              "soft",
              "In Paycor's developer portal, enable these names, then activate the application again.")
          .raw("<ul class=\"todo\">");
      missing.forEach(
          (name, streams) ->
              page.raw("<li class=\"warn-edge\">")
                  .element("code", "", name)
                  .text(" for " + String.join(", ", streams))
                  .raw("</li>"));
      page.raw("</ul>\n");
    }
    list("Good to know", "", remarks);
  }

  private void list(String title, String edge, List<String> lines) {
    if (!lines.isEmpty()) {
      page.element("h2", "", title).raw("<ul class=\"todo\">");
      lines.forEach(line -> page.element("li", edge, line));
      page.raw("</ul>\n");
    }
  }

  private void streams() {
    page.element("h2", "", "Streams")
        .raw("<div class=\"scroll\"><table><thead><tr><th>Stream</th>")
        .raw("<th class=\"number\">Records</th><th class=\"number optional\">Calls</th>")
        .raw("<th>Complete from</th><th>Result</th></tr></thead><tbody>\n");
    for (JsonNode stream : summary.path("streams")) {
      Outcome outcome = Outcome.ofStream(stream.path("result").asString());
      page.raw("<tr>")
          .element("td", "", stream.path("stream").asString())
          .element("td", "number", number(stream.path("records").asLong()))
          .element("td", "number optional", number(stream.path("calls").asLong()))
          .element("td", "days", from(stream))
          .element("td", outcome.color(), outcome.words())
          .raw("</tr>\n");
    }
    page.raw("</tbody></table></div>\n");
  }

  /** The first day that all legal entities cover; what is not read by days is there as a whole. */
  private static String from(JsonNode stream) {
    boolean complete = stream.path("result").asString().equals("complete");
    return stream
        .path("legal_entities")
        .valueStream()
        .map(entity -> entity.path("covered_from").asString(""))
        .filter(day -> !day.isEmpty())
        .max(String::compareTo)
        .orElse(complete ? "all" : "–");
  }

  private void calls() {
    if (run.calls().size() < 2) {
      return;
    }
    String limit =
        run.requestsPerMinute() > 0
            ? "The dashed line is the rate limit of the tap: %s calls a minute."
                .formatted(number(run.requestsPerMinute()))
            : "The tap had no rate limit.";
    page.element("h2", "", "Calls per minute")
        .element("p", "soft", limit)
        .raw(new CallChart(run.calls(), run.requestsPerMinute()).svg());
  }

  private void runs() {
    page.element("h2", "", "Last runs")
        .raw("<div class=\"scroll\"><table><thead><tr><th>Started</th>")
        .raw("<th class=\"number\">Records</th><th class=\"number optional\">Calls</th>")
        .raw("<th class=\"number\">Duration</th><th>Result</th></tr></thead><tbody>\n");
    for (JsonNode each : history.runs()) {
      Outcome outcome = Outcome.of(each.path("exit_code").asInt(), true);
      page.raw("<tr>")
          .element("td", "days", time(each.path("started_at").asString("")))
          .element("td", "number", number(each.path("records").asLong()))
          .element("td", "number optional", number(each.path("calls").asLong()))
          .element("td", "number", minutes(each.path("duration_seconds").asDouble()))
          .element("td", outcome.color(), outcome.words())
          .raw("</tr>\n");
    }
    page.raw("</tbody></table></div>\n");
  }

  private static String time(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? TIME.format(Instant.parse(text)) : "–";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String minutes(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }

  private static String style() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("/report/style.css")) {
      if (css == null) {
        throw new IllegalStateException("The jar lacks report/style.css");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
