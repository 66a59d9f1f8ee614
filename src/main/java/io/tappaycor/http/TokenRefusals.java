package io.tappaycor.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Which 401 brings a new access token. A token may die before its time; but an endpoint or a
 * gateway that refuses everybody would burn one refresh token after the other. So a token is
 * replaced if it was good before, and an endpoint that a new token has not helped replaces none
 * again. A token that was never good is replaced once it has been refused for a while, and each
 * time that takes longer. Safe for many threads.
 */
final class TokenRefusals {

  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);
  private static final int LONGER = 4;
  private static final int SEVERAL = 3;

  private final LongSupplier nanoTime;
  private final Set<String> accepted = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();
  private final Set<String> unhelped = new HashSet<>();
  private final Set<String> refusing = new HashSet<>();
  private long replacedAt;
  private Duration patience = FIRST_PATIENCE;

  TokenRefusals(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A call has succeeded. */
  synchronized void accepted(String token, Target target) {
    accepted.add(token);
    refusing.clear();
    unhelped.remove(target.template());
    patience = FIRST_PATIENCE;
  }

  /** Whether the login is known to be good. */
  synchronized boolean isAnyAccepted() {
    return !accepted.isEmpty();
  }

  /**
   * Whether a refused token is to be replaced; those who lost the same one share its refresh.
   *
   * @param again whether the call has replaced a token before
   */
  synchronized boolean mayReplace(String token, Target target, boolean again) {
    if (replaced.contains(token)) {
      return true;
    }
    refusing.add(target.template());
    if (again) {
      unhelped.add(target.template());
    }
    boolean mayHelp = accepted.contains(token) ? !unhelped.contains(target.template()) : isDead();
    if (!mayHelp) {
      return false;
    }
    replaced.add(token);
    refusing.clear();
    replacedAt = nanoTime.getAsLong();
    return true;
  }

  /** Whether a token that was never good is given up: at once, if it is the first of the run. */
  private boolean isDead() {
    if (replaced.isEmpty() && accepted.isEmpty()) {
      return true;
    }
    boolean late =
        refusing.size() >= SEVERAL && nanoTime.getAsLong() - replacedAt > patience.toNanos();
    if (late && !accepted.isEmpty()) {
      patience = patience.multipliedBy(LONGER);
      return true;
    }
    return false;
  }
}
