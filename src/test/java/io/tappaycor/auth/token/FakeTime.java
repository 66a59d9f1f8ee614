package io.tappaycor.auth.token;

import io.tappaycor.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Both clocks and a sleeper that moves them, so that no test waits. */
public final class FakeTime extends Clock implements Sleeper {

  public static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  public final List<Duration> slept = new ArrayList<>();
  private Duration passed = Duration.ZERO;
  private Duration wrong = Duration.ZERO;

  public synchronized void pass(Duration duration) {
    passed = passed.plus(duration);
  }

  /** Somebody sets the wall clock; no time passes by that. */
  public synchronized void set(Duration otherwise) {
    wrong = wrong.plus(otherwise);
  }

  public synchronized long nanoTime() {
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
