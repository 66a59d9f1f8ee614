package io.tappaycor.auth.store;

import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.http.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store under a lease, with what all stores share: how a change is made and how often tried. */
public final class LeasedStore implements AutoCloseable {

  private static final int SAVE_ATTEMPTS = 4;
  private static final Duration BETWEEN_SAVES = Duration.ofMillis(250);

  private final StoreDescription description;
  private final TokenLease lease;
  private final Sleeper sleeper;

  private LeasedStore(StoreDescription description, TokenLease lease, Sleeper sleeper) {
    this.description = description;
    this.lease = lease;
    this.sleeper = sleeper;
  }

  /**
   * Waits for the lease.
   *
   * @param sleeper waits between attempts to save
   * @throws AuthenticationException if it is not to be had
   */
  public static LeasedStore of(TokenStore store, Sleeper sleeper) {
    return new LeasedStore(store.describe(), store.lease(), sleeper);
  }

  /** The current content; see {@link TokenLease#read}. */
  public TokenFamilies read() {
    return lease.read();
  }

  /**
   * Replaces the content at a time when no token depends on it yet.
   *
   * @return false if somebody has changed the store in between: nothing was written
   * @throws AuthenticationException if it cannot be written
   */
  public boolean replace(TokenFamilies expected, TokenFamilies next) {
    try {
      return lease.replace(expected, next);
    } catch (StoreWriteException exception) {
      throw unwritable(exception.reason(), exception);
    }
  }

  /**
   * Changes the content at a time when no token depends on it yet.
   *
   * @throws AuthenticationException if it cannot be written
   */
  public void change(UnaryOperator<TokenFamilies> change) {
    for (int attempt = 1; attempt <= SAVE_ATTEMPTS; attempt++) {
      TokenFamilies current = read();
      if (replace(current, change.apply(current))) {
        return;
      }
    }
    throw unwritable(StoreMessages.CONTENDED, null);
  }

  private AuthenticationException unwritable(String reason, @Nullable Throwable cause) {
    return StoreMessages.unwritable(description, reason, cause);
  }

  /**
   * Saves what cannot be had a second time: tries several times before it gives up.
   *
   * @return why it is not saved; empty if it is
   */
  public Optional<String> save(UnaryOperator<TokenFamilies> change) {
    Optional<String> failure = saveOnce(change);
    for (int attempt = 2; attempt <= SAVE_ATTEMPTS && failure.isPresent(); attempt++) {
      if (!slept()) {
        return failure;
      }
      failure = saveOnce(change);
    }
    return failure;
  }

  /** One attempt of {@link #save}. */
  public Optional<String> saveOnce(UnaryOperator<TokenFamilies> change) {
    try {
      TokenFamilies current = lease.read();
      return lease.replace(current, change.apply(current))
          ? Optional.empty()
          : Optional.of(StoreMessages.CONTENDED);
    } catch (StoreWriteException exception) {
      return Optional.of(exception.reason());
    } catch (AuthenticationException damagedMeanwhile) {
      return Optional.of("it can no longer be read");
    }
  }

  /**
   * Undoes a write, unless somebody has written since, whose tokens may be the newer ones. A write
   * that cannot be undone does no harm.
   */
  public void undo(TokenFamilies written, TokenFamilies before) {
    try {
      lease.replace(written, before);
    } catch (StoreWriteException harmless) {
      return;
    }
  }

  private boolean slept() {
    try {
      sleeper.sleep(BETWEEN_SAVES);
      return true;
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the lease. */
  @Override
  public void close() {
    lease.close();
  }
}
