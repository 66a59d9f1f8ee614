package io.tappaycor.summary;

import io.tappaycor.http.CallTimeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Calls per minute over the time of a run, against the rate limit, as an inline SVG. */
final class CallChart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 200;
  private static final int LEFT = 52;
  private static final int BOTTOM = 24;
  private static final int TOP = 14;
  private static final int MOST_BARS = 120;

  private final List<Double> perMinute;
  private final Duration span;
  private final int limit;

  /**
   * A chart.
   *
   * @param calls of each span of {@link CallTimeline#SPAN}
   * @param limit in calls a minute; 0 for none
   */
  CallChart(List<Integer> calls, int limit) {
    int together = Math.max(1, (calls.size() + MOST_BARS - 1) / MOST_BARS);
    this.span = CallTimeline.SPAN.multipliedBy(together);
    this.limit = limit;
    this.perMinute = new ArrayList<>();
    double minutes = span.toSeconds() / 60.0;
    for (int from = 0; from < calls.size(); from += together) {
      List<Integer> some = calls.subList(from, Math.min(calls.size(), from + together));
      perMinute.add(some.stream().mapToInt(Integer::intValue).sum() / minutes);
    }
  }

  String svg() {
    double highest = Math.max(limit, perMinute.isEmpty() ? 1 : Collections.max(perMinute));
    double scale = (HEIGHT - TOP - BOTTOM) / highest;
    double step = (double) (WIDTH - LEFT) / Math.max(1, perMinute.size());
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Calls per minute over time\">",
            WIDTH, HEIGHT));
    for (int bar = 0; bar < perMinute.size(); bar++) {
      double height = perMinute.get(bar) * scale;
      svg.append(
          format(
              "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
              LEFT + bar * step,
              HEIGHT - BOTTOM - height,
              Math.min(Math.max(1, step - 1), 40),
              height));
    }
    svg.append(line("axis", HEIGHT - BOTTOM));
    if (limit > 0) {
      svg.append(line("limit", HEIGHT - BOTTOM - limit * scale));
      svg.append(label(LEFT - 6, HEIGHT - BOTTOM - limit * scale + 4, "end", number(limit)));
    } else {
      svg.append(label(LEFT - 6, TOP + 4, "end", number(highest)));
    }
    svg.append(label(LEFT - 6, HEIGHT - BOTTOM + 4, "end", "0"));
    svg.append(label(LEFT, HEIGHT - 6, "start", "start"));
    Duration all = span.multipliedBy(perMinute.size());
    svg.append(label(WIDTH, HEIGHT - 6, "end", length(all)));
    return svg.append("</svg>").toString();
  }

  private static String line(String kind, double y) {
    return format(
        "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
        kind, LEFT, WIDTH, y, y);
  }

  private static String label(double x, double y, String anchor, String text) {
    return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
  }

  private static String number(double value) {
    return format("%,.0f", value);
  }

  private static String length(Duration time) {
    return time.toMinutes() >= 2 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
