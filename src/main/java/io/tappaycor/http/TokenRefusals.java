package io.tappaycor.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What a 401 is answered with. A token may die before its time, so that the first refusal of it
 * brings a new one. An endpoint or a gateway that refuses everybody would burn one refresh token
 * after the other, so that there is no second refresh soon: then the call is only tried again. Safe
 * for many threads.
 */
final class TokenRefusals {

  /** Revocations are rare; what refuses again so soon is not the token's fault. */
  private static final Duration BETWEEN = Duration.ofMinutes(10);

  private final LongSupplier nanoTime;
  private final Set<String> replaced = new HashSet<>();
  private boolean anyAccepted;
  private long lastRefresh;

  TokenRefusals(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A call has succeeded: the login is good. */
  synchronized void accepted() {
    anyAccepted = true;
  }

  synchronized boolean isAnyAccepted() {
    return anyAccepted;
  }

  /** Whether a refused token is to be replaced; those who lost the same one share a refresh. */
  synchronized boolean mayRefresh(String token) {
    if (replaced.contains(token)) {
      return true;
    }
    long now = nanoTime.getAsLong();
    if (!replaced.isEmpty() && now - lastRefresh < BETWEEN.toNanos()) {
      return false;
    }
    lastRefresh = now;
    replaced.add(token);
    return true;
  }
}
