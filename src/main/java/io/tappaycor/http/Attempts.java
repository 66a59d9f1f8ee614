package io.tappaycor.http;

import io.tappaycor.failure.ExtractionException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The failed attempts at one target: how many, and since when. */
final class Attempts {

  private final Target target;
  private final RetryPolicy policy;
  private final LongSupplier nanoTime;
  private int failures;
  private long firstFailure;

  Attempts(Target target, RetryPolicy policy, LongSupplier nanoTime) {
    this.target = target;
    this.policy = policy;
    this.nanoTime = nanoTime;
  }

  /**
   * Notes a failure.
   *
   * @return the wait before the next attempt
   * @throws ExtractionException if there is to be none
   */
  Duration waitAfter(String reason, @Nullable Duration asked) {
    long now = nanoTime.getAsLong();
    firstFailure = failures == 0 ? now : firstFailure;
    failures++;
    Duration spent = Duration.ofNanos(now - firstFailure);
    return policy
        .waitBefore(failures, spent, asked)
        .orElseThrow(
            () ->
                new ExtractionException(
                    "Tried to read %s (%d times in %d s), but %s: run again later, or raise"
                            .formatted(target, failures, spent.toSeconds(), reason)
                        + " max_retry_seconds"));
  }

  /** The failure of somebody who can ask for less. */
  ExtractionException timeOut() {
    return ExtractionException.timeOut(
        "Paycor does not answer %s in time: raise request_timeout_seconds".formatted(target));
  }
}
