package io.tappaycor.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * For how long the API as a whole has been down: an outage is waited out once, not once for each
 * stream. One endpoint that fails alone is none. Safe for many threads.
 */
final class Downtime {

  private final LongSupplier nanoTime;
  private final Set<String> failing = new HashSet<>();
  private long since;

  Downtime(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The API has answered somebody, be it with a refusal. */
  synchronized void over() {
    failing.clear();
  }

  /** An endpoint failed: the time since the first failure of all after the last answer to any. */
  synchronized Duration soFar(Target target) {
    long now = nanoTime.getAsLong();
    since = failing.isEmpty() ? now : since;
    failing.add(target.template());
    return failing.size() == 1 ? Duration.ZERO : Duration.ofNanos(now - since);
  }
}
