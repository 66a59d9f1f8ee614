package io.tappaycor.auth.rotation;

import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Token calls of other workers that may go on though their lease is lost, told from the marks in a
 * store. A mark is waited out by the wall clock, but by the monotonic one never for longer than a
 * call can last: the clocks of two machines may differ. For one thread at a time.
 */
final class CallsElsewhere {

  private final Duration longest;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private @Nullable Mark own;
  private @Nullable Seen seen;

  private record Mark(Secret refreshToken, Instant started) {

    static Optional<Mark> of(TokenFamily family) {
      return Optional.ofNullable(family.refreshStartedAt())
          .map(started -> new Mark(family.refreshToken(), started));
    }
  }

  private record Seen(Mark mark, long since) {}

  /**
   * No call is known yet.
   *
   * @param longest how long after its mark a call may go on; zero if it ends with its lease
   */
  CallsElsewhere(Duration longest, Clock clock, LongSupplier nanoTime) {
    this.longest = longest;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Whether a call may go on after its lease is lost. */
  boolean arePossible() {
    return !longest.isZero();
  }

  /** How long a call may go on after its mark. */
  Duration longest() {
    return longest;
  }

  /** The family as it is marked for a call that begins now. */
  TokenFamily marked(TokenFamily family) {
    Instant now = clock.instant();
    return arePossible() ? family.refreshingSince(now) : family.refreshing(now);
  }

  /** The store has taken this mark, which is ours by that: another worker may choose the same. */
  void isOurs(TokenFamily family) {
    own = Mark.of(family).orElse(null);
  }

  /** How long another worker's call may still go on; zero or negative if there is none. */
  Duration left(TokenFamily family) {
    Mark mark = Mark.of(family).orElse(null);
    if (!arePossible() || mark == null || mark.equals(own)) {
      return Duration.ZERO;
    }
    long now = nanoTime.getAsLong();
    if (seen == null || !seen.mark().equals(mark)) {
      seen = new Seen(mark, now);
    }
    Duration byMark = Duration.between(clock.instant(), mark.started().plus(longest));
    Duration bySight = longest.minusNanos(now - seen.since());
    return byMark.compareTo(bySight) < 0 ? byMark : bySight;
  }

  /** Whether another worker's call may still go on. */
  boolean mayGoOn(TokenFamily family) {
    return left(family).compareTo(Duration.ZERO) > 0;
  }

  /** Whether another worker has lately had to hear that the token is lost. */
  boolean isRefused(TokenFamily family) {
    Instant refused = family.refusedAt();
    return arePossible()
        && refused != null
        && clock.instant().isBefore(refused.plus(longest))
        && !refused.isAfter(clock.instant().plus(longest));
  }
}
