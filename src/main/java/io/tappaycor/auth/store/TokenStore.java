package io.tappaycor.auth.store;

import io.tappaycor.auth.token.TokenFamilies;
import java.time.Duration;

/**
 * Where token families outlive the process. One refresh token must never be spent twice, so a
 * refresh happens under a lease: read, decide, ask Paycor, write. Safe for any number of threads.
 */
public interface TokenStore {

  /**
   * The current content, without a lease. Never a half-written one.
   *
   * @throws io.tappaycor.failure.AuthenticationException if there is content that cannot be read
   */
  TokenFamilies read();

  /**
   * Waits until nobody else holds a lease on this store: no thread, no process, and if the store is
   * shared, no other machine. The lease ends with its holder, however that ends.
   *
   * @throws io.tappaycor.failure.AuthenticationException if the lease is not to be had: no token
   *     has been spent
   * @throws io.tappaycor.failure.StoppedException if the run is being stopped
   */
  TokenLease lease();

  /**
   * How long a token call may go on after its lease was lost, counted from the mark in its family:
   * so long others leave the token alone. Zero if a lease ends only with its holder.
   */
  default Duration callsOutlive() {
    return Duration.ZERO;
  }

  /** How messages speak of this store. */
  StoreDescription describe();
}
