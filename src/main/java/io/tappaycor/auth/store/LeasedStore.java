package io.tappaycor.auth.store;

import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.http.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store under a lease, with what all stores share: how a change is made and how often tried. */
public final class LeasedStore implements AutoCloseable {

  private static final int SAVE_ATTEMPTS = 4;
  private static final Duration BETWEEN_SAVES = Duration.ofMillis(250);
  private static final Duration AWAY = Duration.ofSeconds(30);

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
   * @throws io.tappaycor.failure.BusyException if it is on another machine, and away
   */
  public boolean replace(TokenFamilies expected, TokenFamilies next) {
    long start = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return lease.replace(expected, next);
      } catch (StoreWriteException exception) {
        if (!exception.isAway()) {
          throw unwritable(exception.reason(), exception);
        }
        if (isOver(attempt, start) || !slept()) {
          throw StoreMessages.away(description, exception.reason(), exception);
        }
      }
    }
  }

  /** A database that fails over is away for a while; attempts to reach it take time themselves. */
  private static boolean isOver(int attempt, long start) {
    return attempt >= AWAY.dividedBy(BETWEEN_SAVES) || System.nanoTime() - start >= AWAY.toNanos();
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
   * Saves what cannot be had a second time: tries several times before it gives up, and longer if
   * the store is away.
   *
   * @return why it is not saved; empty if it is
   */
  public Optional<String> save(UnaryOperator<TokenFamilies> change) {
    long start = System.nanoTime();
    Optional<Unsaved> failure = trySave(change);
    for (int attempt = 1; failure.isPresent(); attempt++) {
      boolean over = failure.get().away() ? isOver(attempt, start) : attempt >= SAVE_ATTEMPTS;
      if (over || !slept()) {
        break;
      }
      failure = trySave(change);
    }
    return failure.map(Unsaved::reason);
  }

  /** One attempt of {@link #save}. */
  public Optional<String> saveOnce(UnaryOperator<TokenFamilies> change) {
    return trySave(change).map(Unsaved::reason);
  }

  /** Why an attempt failed, and whether that is because the store is away. */
  private record Unsaved(String reason, boolean away) {}

  private Optional<Unsaved> trySave(UnaryOperator<TokenFamilies> change) {
    try {
      TokenFamilies current = lease.read();
      return lease.replace(current, change.apply(current))
          ? Optional.empty()
          : Optional.of(new Unsaved(StoreMessages.CONTENDED, false));
    } catch (StoreWriteException exception) {
      return Optional.of(new Unsaved(exception.reason(), exception.isAway()));
    } catch (BusyException away) {
      return Optional.of(new Unsaved("it is away", true));
    } catch (AuthenticationException | UsageException damagedMeanwhile) {
      return Optional.of(new Unsaved("it can no longer be read", false));
    }
  }

  /**
   * Undoes a write, unless somebody has written since, whose tokens may be the newer ones. A write
   * that cannot be undone does no harm.
   */
  public void undo(TokenFamilies written, TokenFamilies before) {
    try {
      lease.replace(written, before);
    } catch (StoreWriteException | BusyException harmless) {
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
