package io.tappaycor.http;

import io.tappaycor.failure.ExtractionException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts at one target: how many, and since when. Where all others fail too, the time
 * counts from the first failure of all, but for a few attempts: what failed may have been a single
 * stream's, and nobody else asked meanwhile.
 */
final class Attempts {

  /** A target's own failures before those of others count for it: so many, or so long. */
  private static final int OWN_FAILURES = 5;

  private static final Duration OWN_TIME = Duration.ofSeconds(10);

  /** So often is tried what waiting cannot make better. */
  private static final int LASTING_ATTEMPTS = 3;

  private final Target target;
  private final RetryPolicy policy;
  private final Downtime downtime;
  private final FailedAttempts failures;

  Attempts(Target target, RetryPolicy policy, LongSupplier nanoTime, Downtime downtime) {
    this.target = target;
    this.policy = policy;
    this.downtime = downtime;
    this.failures = new FailedAttempts(nanoTime);
  }

  /**
   * Notes a refusal of the API, which is up then.
   *
   * @return the wait before the next attempt
   * @throws ExtractionException if there is to be none
   */
  Duration waitAfterRefusal(String reason, @Nullable Duration asked) {
    return waitAfter(reason, asked, Duration.ZERO);
  }

  /**
   * Notes a failure.
   *
   * @return the wait before the next attempt
   * @throws ExtractionException if there is to be none
   */
  Duration waitAfterFailure(String reason, @Nullable Duration asked) {
    return waitAfter(reason, asked, downtime.soFar(target));
  }

  private Duration waitAfter(String reason, @Nullable Duration asked, Duration down) {
    failures.add();
    Duration own = failures.elapsed();
    boolean tried = failures.count() >= OWN_FAILURES || own.compareTo(OWN_TIME) >= 0;
    boolean everywhere = tried && down.compareTo(own) > 0;
    return policy
        .waitBefore(failures.count(), everywhere ? down : own, asked)
        .orElseThrow(() -> givenUp(reason, own, everywhere ? down : Duration.ZERO));
  }

  private ExtractionException givenUp(String reason, Duration own, Duration down) {
    String all =
        down.isZero() ? "" : ", as all of the API has done for %d s".formatted(down.toSeconds());
    return new ExtractionException(
        "Tried to read %s (%d times in %d s), but %s%s: run again later, or raise max_retry_seconds"
            .formatted(target, failures.count(), own.toSeconds(), reason, all));
  }

  /**
   * Notes a failure that waiting cannot make better.
   *
   * @return the wait before the next attempt: whoever answers in Paycor's place may do so once
   * @throws ExtractionException if there is to be none
   */
  Duration waitAfterLastingFailure(String reason) {
    failures.add();
    if (failures.count() >= LASTING_ATTEMPTS) {
      throw new ExtractionException(
          "Tried to read %s (%d times), but %s".formatted(target, failures.count(), reason));
    }
    return policy.waitFor(failures.count(), null);
  }

  /** The time from the first failure to the last. */
  Duration elapsed() {
    return failures.elapsed();
  }

  /**
   * Whether to ask for less after a time-out: unless all of the API has been down for so long that
   * no size of the answer explains it.
   */
  boolean mayAskForLess() {
    return downtime.soFar(target).compareTo(policy.budget().multipliedBy(2)) <= 0;
  }

  /** The failure of somebody who can ask for less. */
  ExtractionException timeOut() {
    return ExtractionException.timeOut(
        "Paycor does not answer %s in time: raise request_timeout_seconds".formatted(target));
  }
}
