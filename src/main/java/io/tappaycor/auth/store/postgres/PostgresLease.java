package io.tappaycor.auth.store.postgres;

import io.tappaycor.auth.store.StoreDescription;
import io.tappaycor.auth.store.StoreMessages;
import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresProblems;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection that holds the row's lock. If it drops, the lock is gone, but what this lease has to
 * save still gets there: by another connection, and only over what was read with it.
 */
final class PostgresLease implements TokenLease {

  private static final int ALIVE_SECONDS = 2;

  private final Postgres postgres;
  private final TokenRow row;
  private final SealedFamilies sealed;
  private final StoreDescription store;
  private Connection connection;

  /**
   * Takes over the connection.
   *
   * @param connection one that holds the lock
   */
  PostgresLease(
      Postgres postgres,
      TokenRow row,
      SealedFamilies sealed,
      StoreDescription store,
      Connection connection) {
    this.postgres = postgres;
    this.row = row;
    this.sealed = sealed;
    this.store = store;
    this.connection = connection;
  }

  @Override
  public synchronized TokenFamilies read() {
    try {
      return row.read(alive()).families(sealed);
    } catch (SQLException failed) {
      throw StoreMessages.away(store, PostgresProblems.reason(failed), failed);
    }
  }

  /** {@inheritDoc} The transaction is committed, and on disk, when this returns. */
  @Override
  public synchronized boolean replace(TokenFamilies expected, TokenFamilies next)
      throws StoreWriteException {
    try {
      Connection alive = alive();
      TokenRow.Stored stored = row.read(alive);
      return stored.families(sealed).equals(expected)
          && row.write(alive, stored.version(), sealed.seal(next));
    } catch (SQLException failed) {
      String reason = PostgresProblems.reason(failed);
      throw PostgresProblems.mayPass(failed)
          ? StoreWriteException.away(reason, failed)
          : new StoreWriteException(reason, failed);
    }
  }

  /** The connection, or another one, which takes the lock if nobody has it by now. */
  private Connection alive() throws SQLException {
    if (!connection.isValid(ALIVE_SECONDS)) {
      closeQuietly(connection);
      connection = postgres.prepared();
      TokenRow.prepare(connection);
      row.tryLock(connection);
    }
    return connection;
  }

  @Override
  public synchronized void close() {
    closeQuietly(connection);
  }

  static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException closedAllTheSame) {
      return;
    }
  }
}
