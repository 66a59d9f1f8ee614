package io.tappaycor.auth.store.postgres;

import io.tappaycor.auth.store.StoreDescription;
import io.tappaycor.auth.store.StoreMessages;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.config.Configuration;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresProblems;
import io.tappaycor.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A row of a database that any number of machines share. One of them at a time holds the row's
 * advisory lock on a connection of its own; reading needs none.
 */
public final class PostgresTokenStore implements TokenStore {

  /** Between two attempts to lock. */
  private static final Duration POLL = Duration.ofMillis(100);

  /** For clocks that differ, and for the time between a mark and its call. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private final Postgres postgres;
  private final TokenRow row;
  private final SealedFamilies sealed;
  private final StoreDescription description;
  private final Waits waits;
  private final Sleeper sleeper;

  /**
   * How long is waited for others.
   *
   * @param patience for another worker's refresh
   * @param callsOutlive for the call of a worker that lost its lease
   */
  record Waits(Duration patience, Duration callsOutlive) {

    static Waits of(Duration requestTimeout) {
      return new Waits(requestTimeout.multipliedBy(2), requestTimeout.plus(MARGIN));
    }
  }

  PostgresTokenStore(
      Postgres postgres, RowIdentity identity, Keyset keyset, Waits waits, Sleeper sleeper) {
    this.postgres = postgres;
    this.row = new TokenRow(identity);
    this.description =
        new StoreDescription(
            postgres.url().toString(),
            "Make sure that its user may write the schema tap_paycor and that it has disk space");
    this.sealed = new SealedFamilies(keyset, identity, description);
    this.waits = waits;
    this.sleeper = sleeper;
  }

  /**
   * The row of a configuration; nothing is read or created yet.
   *
   * @param address of the database
   * @param sleeper waits between attempts to connect and to lock
   */
  public static PostgresTokenStore open(
      Configuration configuration, String address, Keyset keyset, Sleeper sleeper) {
    Configuration.Database database = configuration.database();
    return new PostgresTokenStore(
        new Postgres(
            PostgresUrl.of("token_store", address), database.user(), database.password(), sleeper),
        RowIdentity.of(configuration),
        keyset,
        Waits.of(configuration.connection().requestTimeout()),
        sleeper);
  }

  @Override
  public StoreDescription describe() {
    return description;
  }

  @Override
  public Duration callsOutlive() {
    return waits.callsOutlive();
  }

  /** {@inheritDoc} The connection is closed again: a run whose token is good needs no database. */
  @Override
  public TokenFamilies read() {
    try (Connection connection = postgres.open()) {
      return row.read(connection).families(sealed);
    } catch (SQLException failed) {
      throw StoreMessages.away(description, PostgresProblems.reason(failed), failed);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.tappaycor.failure.BusyException if the lease or the database is not to be had
   */
  @Override
  public TokenLease lease() {
    Connection connection = postgres.open();
    boolean leased = false;
    try {
      TokenRow.prepare(connection);
      await(connection);
      leased = true;
      return new PostgresLease(postgres, row, sealed, description, connection);
    } catch (SQLException failed) {
      throw StoreMessages.away(description, PostgresProblems.reason(failed), failed);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for the token store", exception);
    } finally {
      if (!leased) {
        PostgresLease.closeQuietly(connection);
      }
    }
  }

  private void await(Connection connection) throws SQLException, InterruptedException {
    Duration left = waits.patience();
    while (!row.tryLock(connection)) {
      if (left.isNegative()) {
        throw StoreMessages.held(description, waits.patience());
      }
      sleeper.sleep(POLL);
      left = left.minus(POLL);
    }
  }
}
