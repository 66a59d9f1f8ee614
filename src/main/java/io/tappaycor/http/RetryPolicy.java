package io.tappaycor.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a failed request is sent again and how long to wait before. Pure: it neither
 * sleeps nor sends.
 *
 * @param budget how long one request may be retried, from its first failure on
 * @param jitter gives numbers in [0, 1): spreads the retries of many threads
 */
public record RetryPolicy(Duration budget, DoubleSupplier jitter) {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /**
   * The wait before the next attempt.
   *
   * @param failures how many attempts have failed so far, 1 or more
   * @param spent the time since the first of them
   * @param asked what the server's {@code Retry-After} asked for, if anything: waited in full
   * @return empty when the budget does not allow another attempt
   */
  public Optional<Duration> waitBefore(int failures, Duration spent, @Nullable Duration asked) {
    Duration wait = waitFor(failures, asked);
    return spent.plus(wait).compareTo(budget) > 0 ? Optional.empty() : Optional.of(wait);
  }

  /**
   * The wait that a limit takes, however long: it has a budget of its own.
   *
   * @param refusals how often it was met so far, 1 or more
   * @param asked what the server asked for, if anything; 0 seconds back off all the same
   */
  public Duration waitFor(int refusals, @Nullable Duration asked) {
    Duration least = backoff(refusals);
    Duration wanted = asked == null ? least : asked.plus(scaled(FIRST));
    return wanted.compareTo(least) > 0 ? wanted : least;
  }

  private Duration backoff(int failures) {
    Duration full = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
    Duration capped = full.compareTo(LONGEST) > 0 ? LONGEST : full;
    return capped.dividedBy(2).plus(scaled(capped.dividedBy(2)));
  }

  private Duration scaled(Duration most) {
    return Duration.ofNanos((long) (most.toNanos() * jitter.getAsDouble()));
  }

  /** Statuses that may pass on another try: a timeout, the rate limit, a server's own failure. */
  public static boolean mayPass(int status) {
    return status == 408 || status == 429 || status >= 500;
  }
}
