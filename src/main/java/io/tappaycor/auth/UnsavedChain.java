package io.tappaycor.auth;

import java.time.Duration;
import java.util.Optional;

/**
 * New tokens that the store would not take, kept until it does. So is its lock: to others the store
 * still shows the spent token.
 */
final class UnsavedChain {

  /** A full disk is not asked again at every request. */
  private static final long BETWEEN_SAVES = Duration.ofSeconds(5).toNanos();

  private final LockedStore locked;
  private final Chain chain;
  private String reason;
  private long triedAt;

  /** Takes over the lock. */
  UnsavedChain(LockedStore locked, Chain chain, String reason, long now) {
    this.locked = locked;
    this.chain = chain;
    this.reason = reason;
    this.triedAt = now;
  }

  /** Why the store does not have it. */
  String reason() {
    return reason;
  }

  boolean isWorthATry(long now) {
    return now - triedAt >= BETWEEN_SAVES;
  }

  /** Tries once; true when it is saved, and the lock is free. */
  boolean trySave(long now) {
    return isSaved(locked.saveOnce(chains -> chains.updated(chain)), now);
  }

  /** Tries several times; true when it is saved, and the lock is free. */
  boolean save(long now) {
    return isSaved(locked.save(chains -> chains.updated(chain)), now);
  }

  private boolean isSaved(Optional<String> failure, long now) {
    triedAt = now;
    reason = failure.orElse("");
    if (failure.isEmpty()) {
      locked.close();
    }
    return failure.isEmpty();
  }

  /** Gives the lock back, and the tokens up. */
  void abandon() {
    locked.close();
  }
}
