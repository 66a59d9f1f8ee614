package io.tappaycor.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * For how long the API as a whole has been down: an outage is waited out once, not once for each
 * stream. Safe for many threads.
 */
final class Downtime {

  private final LongSupplier nanoTime;
  private boolean down;
  private long since;

  Downtime(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The API has answered somebody, be it with a refusal. */
  synchronized void over() {
    down = false;
  }

  /** Somebody was not answered: the time since the first after the last answer. */
  synchronized Duration soFar() {
    long now = nanoTime.getAsLong();
    since = down ? since : now;
    down = true;
    return Duration.ofNanos(now - since);
  }
}
