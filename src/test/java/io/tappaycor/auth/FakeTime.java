package io.tappaycor.auth;

import io.tappaycor.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Both clocks and a sleeper that moves them, so that no test waits. */
final class FakeTime extends Clock implements Sleeper {

  static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  final List<Duration> slept = new ArrayList<>();
  private Duration passed = Duration.ZERO;
  private Duration wrong = Duration.ZERO;

  synchronized void pass(Duration duration) {
    passed = passed.plus(duration);
  }

  /** Somebody sets the wall clock; no time passes by that. */
  synchronized void set(Duration otherwise) {
    wrong = wrong.plus(otherwise);
  }

  synchronized long nanoTime() {
    return passed.toNanos() - Long.MAX_VALUE / 2;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    slept.add(duration);
    pass(duration);
  }

  @Override
  public synchronized Instant instant() {
    return START.plus(passed).plus(wrong);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
