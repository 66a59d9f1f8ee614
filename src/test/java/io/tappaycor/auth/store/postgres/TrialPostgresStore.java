package io.tappaycor.auth.store.postgres;

import io.tappaycor.auth.store.StoreDescription;
import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.store.TrialStore;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.TestDatabase;
import java.io.IOException;
import java.time.Duration;

/** The store in a database whose disk may be full. Its leases do not get lost. */
public final class TrialPostgresStore implements TrialStore {

  private final SharedRow row;
  private final TokenStore store;
  private boolean full;
  private int writes;

  /** The row of a client ID. */
  public TrialPostgresStore(String clientId, Duration patience, Sleeper sleeper) {
    row = SharedRow.of(TestDatabase.orSkip().url(), clientId);
    store = row.open(patience, Duration.ZERO, sleeper);
  }

  @Override
  public TokenFamilies read() {
    return store.read();
  }

  @Override
  public TokenLease lease() {
    TokenLease lease = store.lease();
    return new TokenLease() {
      @Override
      public TokenFamilies read() {
        return lease.read();
      }

      @Override
      public boolean replace(TokenFamilies expected, TokenFamilies next)
          throws StoreWriteException {
        if (!lease.read().equals(expected)) {
          return false;
        }
        writes++;
        if (full) {
          throw new StoreWriteException("No space left on device", new IOException());
        }
        return lease.replace(expected, next);
      }

      @Override
      public void close() {
        lease.close();
      }
    };
  }

  @Override
  public StoreDescription describe() {
    return store.describe();
  }

  @Override
  public void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public int writes() {
    return writes;
  }

  @Override
  public void overwrite(TokenFamilies families) {
    row.overwrite(families);
  }
}
