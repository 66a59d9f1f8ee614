package io.tappaycor.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Spreads the requests of all threads evenly in time. Evenly, because the gateway counts in fixed
 * windows and a burst at a window's edge would count twice. A refused request pauses everyone, and
 * the pace then lowers and creeps back: other integrations share the customer's limit.
 */
public final class RateLimiter {

  private static final double SLOWER = 1.5;
  private static final double SLOWEST = 20;
  private static final double CREEP = 0.998;
  private static final Duration DEFAULT_PAUSE = Duration.ofHours(1);

  private final long interval;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private final long mostPause;
  private long nextSlot;
  private long pausedUntil;
  private long paused;
  private double slowdown = 1;
  private final CallTimeline timeline;
  private final Optional<SharedPace> shared;
  private int granted;

  /**
   * A rate limiter.
   *
   * @param requestsPerMinute 0 for none: then only refusals pause
   */
  public RateLimiter(int requestsPerMinute, LongSupplier nanoTime, Sleeper sleeper) {
    this(requestsPerMinute, DEFAULT_PAUSE, nanoTime, sleeper);
  }

  /**
   * A rate limiter.
   *
   * @param requestsPerMinute 0 for none: then only refusals pause
   * @param mostPause that refusals may come to, all together
   */
  public RateLimiter(
      int requestsPerMinute, Duration mostPause, LongSupplier nanoTime, Sleeper sleeper) {
    this(requestsPerMinute, Optional.empty(), mostPause, nanoTime, sleeper);
  }

  /**
   * A rate limiter.
   *
   * @param requestsPerMinute 0 for none: then only refusals pause
   * @param shared what other processes take from, too
   * @param mostPause that refusals may come to, all together
   */
  public RateLimiter(
      int requestsPerMinute,
      Optional<SharedPace> shared,
      Duration mostPause,
      LongSupplier nanoTime,
      Sleeper sleeper) {
    this.shared = shared;
    this.mostPause = mostPause.toNanos();
    this.interval =
        requestsPerMinute == 0 ? 0 : Duration.ofMinutes(1).toNanos() / requestsPerMinute;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.nextSlot = nanoTime.getAsLong();
    this.pausedUntil = nextSlot;
    this.timeline = new CallTimeline(nextSlot);
  }

  /** Returns when the next request may be sent. For one thread at a time. */
  void await() throws InterruptedException {
    if (shared.isPresent()) {
      granted = granted > 0 ? granted : shared.get().take();
      granted--;
    }
    long wait = reserve();
    while (wait > 0) {
      sleeper.sleep(Duration.ofNanos(wait));
      wait = untilEndOfPause();
    }
  }

  /**
   * Paycor refused a request: nobody sends until the time has passed, and then more slowly.
   *
   * @return false if the run has no time left for that: then nobody waits
   */
  synchronized boolean pause(Duration wait) {
    long now = nanoTime.getAsLong();
    long until = Math.max(pausedUntil, now + wait.toNanos());
    long more = until - Math.max(pausedUntil, now);
    if (paused + more > mostPause) {
      return false;
    }
    if (pausedUntil - now <= 0) {
      // Requests that were in flight together are refused together: that is one refusal.
      slowdown = Math.min(SLOWEST, slowdown * SLOWER);
    }
    paused += more;
    pausedUntil = until;
    return true;
  }

  /** A request was answered. */
  synchronized void passed() {
    slowdown = Math.max(1, slowdown * CREEP);
  }

  /** The calls of the run over its time. */
  public CallTimeline timeline() {
    return timeline;
  }

  private synchronized long reserve() {
    long now = nanoTime.getAsLong();
    long slot = Math.max(Math.max(now, nextSlot), pausedUntil);
    nextSlot = slot + (long) (interval * slowdown);
    timeline.add(slot);
    return slot - now;
  }

  private synchronized long untilEndOfPause() {
    long now = nanoTime.getAsLong();
    if (pausedUntil <= now) {
      return 0;
    }
    // Whoever waited for a slot before the pause takes a new one after it: no crowd at its end.
    return reserve();
  }
}
