package io.tappaycor.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How often one request has failed, and for how long. For one thread. */
public final class FailedAttempts {

  private final LongSupplier nanoTime;
  private int count;
  private long first;
  private long last;

  /** No failure yet, by a monotonic clock in nanoseconds. */
  public FailedAttempts(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Notes a failure that happened now. */
  public void add() {
    last = nanoTime.getAsLong();
    first = count == 0 ? last : first;
    count++;
  }

  /** The number of failures. */
  public int count() {
    return count;
  }

  /** The time from the first failure to the last. */
  public Duration elapsed() {
    return Duration.ofNanos(last - first);
  }
}
