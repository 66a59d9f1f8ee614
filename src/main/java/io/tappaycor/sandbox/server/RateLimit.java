package io.tappaycor.sandbox.server;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Paycor's rate limit, counted in fixed windows. Tests can shorten the window, and the limit with
 * it.
 */
public final class RateLimit {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final long allowed;
  private final long windowNanos;
  private long windowStart = System.nanoTime();
  private long used;

  /** Creates a limit; 0 calls a minute for none. */
  public RateLimit(int callsPerMinute, Duration window) {
    this.windowNanos = window.toNanos();
    this.allowed =
        callsPerMinute == 0
            ? Long.MAX_VALUE
            : Math.max(1, Math.round(callsPerMinute * (windowNanos / (double) MINUTE.toNanos())));
  }

  /** Counts a call. If the limit is exceeded, returns the seconds to wait. */
  synchronized OptionalLong take() {
    long now = System.nanoTime();
    if (now - windowStart >= windowNanos) {
      windowStart = now;
      used = 0;
    }
    if (used < allowed) {
      used++;
      return OptionalLong.empty();
    }
    long left = windowNanos - (now - windowStart);
    return OptionalLong.of(Math.max(1, Duration.ofNanos(left).plusMillis(999).toSeconds()));
  }
}
