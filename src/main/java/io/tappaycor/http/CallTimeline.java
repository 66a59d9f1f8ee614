package io.tappaycor.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many calls began in each span of a run. Safe for many threads. */
public final class CallTimeline {

  /** The length of a span. */
  public static final Duration SPAN = Duration.ofSeconds(10);

  /** A day of spans: longer runs stop counting. */
  private static final int MOST = 8_640;

  private final long start;
  private final List<Integer> calls = new ArrayList<>();

  CallTimeline(long start) {
    this.start = start;
  }

  synchronized void add(long at) {
    int span = (int) Math.min(MOST, Math.max(0, (at - start) / SPAN.toNanos()));
    while (calls.size() <= span && span < MOST) {
      calls.add(0);
    }
    if (span < MOST) {
      calls.set(span, calls.get(span) + 1);
    }
  }

  /** The calls of each span, from the start of the run on. */
  public synchronized List<Integer> calls() {
    return List.copyOf(calls);
  }
}
