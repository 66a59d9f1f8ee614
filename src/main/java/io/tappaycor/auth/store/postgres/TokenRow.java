package io.tappaycor.auth.store.postgres;

import io.tappaycor.auth.token.TokenFamilies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The SQL of one row of {@code tap_paycor.token_stores}, and of its lock. */
final class TokenRow {

  private final RowIdentity identity;

  TokenRow(RowIdentity identity) {
    this.identity = identity;
  }

  /** A row as it was read: its version, 0 if there is no row, and its content, if it has one. */
  static final class Stored {

    private final long version;
    private final byte @Nullable [] content;

    Stored(long version, byte @Nullable [] content) {
      this.version = version;
      this.content = content;
    }

    long version() {
      return version;
    }

    /** The content, in cleartext. */
    TokenFamilies families(SealedFamilies sealed) {
      return content == null ? TokenFamilies.NONE : sealed.open(content);
    }
  }

  Stored read(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select version, content from tap_paycor.token_stores"
                + " where host = ? and client_id = ? and key_digest = ?")) {
      identify(select, 1);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? new Stored(rows.getLong(1), rows.getBytes(2)) : new Stored(0, null);
      }
    }
  }

  /**
   * Writes the content if the row still has the version (compare and set).
   *
   * @return false if it has another: nothing was written
   */
  boolean write(Connection connection, long version, byte[] content) throws SQLException {
    String sql =
        version == 0
            ? "insert into tap_paycor.token_stores (content, version, host, client_id, key_digest)"
                + " values (?, ? + 1, ?, ?, ?) on conflict do nothing"
            : "update tap_paycor.token_stores set content = ?, version = version + 1,"
                + " updated_at = now()"
                + " where version = ? and host = ? and client_id = ? and key_digest = ?";
    try (PreparedStatement write = connection.prepareStatement(sql)) {
      write.setBytes(1, content);
      write.setLong(2, version);
      identify(write, 3);
      return write.executeUpdate() == 1;
    }
  }

  private void identify(PreparedStatement statement, int from) throws SQLException {
    statement.setString(from, identity.host());
    statement.setString(from + 1, identity.clientId());
    statement.setString(from + 2, identity.keyDigest());
  }

  /**
   * Makes a connection one that may hold the lock: what it commits is on disk, and the server soon
   * notices if this machine is gone.
   */
  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('synchronous_commit', 'on', false)"
              + " where current_setting('synchronous_commit') in ('off', 'local', 'remote_write')");
      statement.execute(
          "set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 5;"
              + " set tcp_keepalives_count = 4");
    }
  }

  /** Takes the lock for this session, if nobody has it. */
  boolean tryLock(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      lock.setLong(1, identity.lock());
      try (ResultSet rows = lock.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }
}
