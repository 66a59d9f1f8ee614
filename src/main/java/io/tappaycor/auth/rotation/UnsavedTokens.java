package io.tappaycor.auth.rotation;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.token.TokenFamilies;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * New tokens that could not be saved, kept together with the lease until they are: the store still
 * shows the spent token to others.
 */
final class UnsavedTokens {

  /** A full disk is not tried again at every request. */
  private static final long BETWEEN_SAVES = Duration.ofSeconds(5).toNanos();

  private final LeasedStore leased;
  private final UnaryOperator<TokenFamilies> change;
  private String reason;
  private long triedAt;

  /**
   * Takes over the lease.
   *
   * @param change puts the tokens into the store
   */
  UnsavedTokens(LeasedStore leased, UnaryOperator<TokenFamilies> change, String reason, long now) {
    this.leased = leased;
    this.change = change;
    this.reason = reason;
    this.triedAt = now;
  }

  /** Why they are not saved. */
  String reason() {
    return reason;
  }

  boolean isDue(long now) {
    return now - triedAt >= BETWEEN_SAVES;
  }

  /** Tries once; true if they are saved, and the lease has ended. */
  boolean trySave(long now) {
    return isSaved(leased.saveOnce(change), now);
  }

  /** Tries several times; true if they are saved, and the lease has ended. */
  boolean save(long now) {
    return isSaved(leased.save(change), now);
  }

  private boolean isSaved(Optional<String> failure, long now) {
    triedAt = now;
    reason = failure.orElse("");
    if (failure.isEmpty()) {
      leased.close();
    }
    return failure.isEmpty();
  }

  /** Gives up the tokens, and ends the lease. */
  void abandon() {
    leased.close();
  }
}
