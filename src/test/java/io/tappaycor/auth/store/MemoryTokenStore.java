package io.tappaycor.auth.store;

import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** A store without a file, which shows that nothing but the file store needs one. */
final class MemoryTokenStore implements TrialStore {

  private static final Duration POLL = Duration.ofMillis(25);

  private final Semaphore turn = new Semaphore(1);
  private final Duration patience;
  private final Sleeper sleeper;
  private TokenFamilies content = TokenFamilies.NONE;
  private boolean full;
  private int writes;

  MemoryTokenStore(Duration patience, Sleeper sleeper) {
    this.patience = patience;
    this.sleeper = sleeper;
  }

  @Override
  public synchronized TokenFamilies read() {
    return content;
  }

  @Override
  public TokenLease lease() {
    try {
      for (Duration left = patience; !turn.tryAcquire(); left = left.minus(POLL)) {
        if (left.isNegative()) {
          throw new AuthenticationException(
              "Waited for the token store in memory, but another tap-paycor holds its lock");
        }
        sleeper.sleep(POLL);
      }
      return new Lease();
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for the token store", exception);
    }
  }

  @Override
  public StoreDescription describe() {
    return new StoreDescription("in memory", "Add memory");
  }

  @Override
  public synchronized void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public synchronized int writes() {
    return writes;
  }

  @Override
  public synchronized void overwrite(TokenFamilies families) {
    content = families;
  }

  private synchronized boolean replace(TokenFamilies expected, TokenFamilies next)
      throws StoreWriteException {
    if (!content.equals(expected)) {
      return false;
    }
    writes++;
    if (full) {
      throw new StoreWriteException("No space left on device", new IOException());
    }
    content = next;
    return true;
  }

  private final class Lease implements TokenLease {

    @Override
    public TokenFamilies read() {
      return MemoryTokenStore.this.read();
    }

    @Override
    public boolean replace(TokenFamilies expected, TokenFamilies next) throws StoreWriteException {
      return MemoryTokenStore.this.replace(expected, next);
    }

    @Override
    public void close() {
      turn.release();
    }
  }
}
