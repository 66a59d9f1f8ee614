package io.tappaycor.auth.store.postgres;

import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.config.Secret;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of a database, as several workers open it that wait for each other not so long. */
public record SharedRow(String url, String host, String clientId, String subscriptionKey) {

  /** The keyset of all tests: they share a database, but no row. */
  public static final Keyset KEYSET = Keyset.create();

  /** A row of no real host. */
  public static SharedRow of(String url, String clientId) {
    return new SharedRow(url, "apis.test", clientId, "key");
  }

  /** What one worker has. */
  public TokenStore open(Duration patience, Duration callsOutlive, Sleeper sleeper) {
    return open(KEYSET, patience, callsOutlive, sleeper);
  }

  TokenStore open(Keyset keyset, Duration patience, Duration callsOutlive, Sleeper sleeper) {
    return new PostgresTokenStore(
        postgres(sleeper),
        identity(),
        keyset,
        new PostgresTokenStore.Waits(patience, callsOutlive),
        sleeper);
  }

  private Postgres postgres(Sleeper sleeper) {
    return new Postgres(
        PostgresUrl.of("token_store", url), Optional.empty(), Optional.empty(), sleeper);
  }

  RowIdentity identity() {
    return RowIdentity.of(host, clientId, new Secret(subscriptionKey));
  }

  /** Writes without a lock. */
  void overwrite(TokenFamilies families) {
    try (TokenLease lease = unlocked()) {
      lease.replace(lease.read(), families);
    } catch (StoreWriteException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private TokenLease unlocked() {
    Postgres postgres = postgres(duration -> {});
    TokenStore store = open(Duration.ZERO, Duration.ZERO, duration -> {});
    return new PostgresLease(
        postgres,
        new TokenRow(identity()),
        new SealedFamilies(KEYSET, identity(), store.describe()),
        store.describe(),
        postgres.open());
  }

  /** Ends all connections that hold an advisory lock, as a network or an administrator does. */
  public void dropLeases() {
    execute(
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <>"
            + " pg_backend_pid()"
            + " and ((classid::bigint << 32) | objid::bigint) = "
            + identity().lock());
  }

  /** All columns of all rows, as a dump has them. */
  List<String> dump() {
    return execute(
        "select host || client_id || key_digest || encode(content, 'escape') || content::text"
            + " from tap_paycor.token_stores");
  }

  List<String> execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url)) {
      var statement = connection.createStatement();
      List<String> values = new ArrayList<>();
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
