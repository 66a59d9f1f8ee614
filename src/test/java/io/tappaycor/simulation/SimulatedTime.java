package io.tappaycor.simulation;

import io.tappaycor.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only while somebody sleeps or a call takes some. Safe for many threads. */
final class SimulatedTime implements Sleeper {

  private final Instant start;
  private long nanos;
  private Duration slept = Duration.ZERO;

  SimulatedTime(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("a signal came");
    }
    slept = slept.plus(duration);
    nanos += duration.toNanos();
  }

  synchronized void advance(Duration duration) {
    nanos += duration.toNanos();
  }

  synchronized long nanoTime() {
    return nanos;
  }

  /** The time that was slept, all together. */
  synchronized Duration slept() {
    return slept;
  }

  synchronized Instant instant() {
    return start.plusNanos(nanos);
  }

  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return SimulatedTime.this.instant();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
