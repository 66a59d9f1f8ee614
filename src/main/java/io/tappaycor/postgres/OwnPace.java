package io.tappaycor.postgres;

import java.time.Duration;

/** The share of a common pace that a worker has had so far. For one thread at a time. */
final class OwnPace {

  /** One worker of so many, until more is known. */
  private static final int MANY = 20;

  /** Before that, an average says little. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(10);

  private final Duration slowest;
  private final Duration fastest;
  private final long start;
  private long taken;
  private long last;

  OwnPace(int requestsPerMinute, long now) {
    this.fastest = Duration.ofMinutes(1).dividedBy(requestsPerMinute);
    this.slowest = fastest.multipliedBy(MANY);
    this.start = now;
    this.last = now;
  }

  /** So many requests were granted. */
  void add(int requests, long now) {
    taken += requests;
    last = now;
  }

  /** The time between two requests that keeps to it. */
  Duration interval() {
    Duration time = Duration.ofNanos(last - start);
    if (taken == 0 || time.compareTo(LEAST_TIME) < 0) {
      return slowest;
    }
    Duration mean = time.dividedBy(taken);
    return mean.compareTo(fastest) < 0 ? fastest : mean;
  }
}
