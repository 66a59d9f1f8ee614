package io.tappaycor.pipeline.postgres;

import io.tappaycor.postgres.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is opened when it is needed, and again after it was lost. Neither side waits
 * long for the other: a server that does not notice that a client is gone keeps its locks. For one
 * thread, but for closing.
 */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int ANSWER_MILLIS = 10_000;

  private static final String BOUNDS =
      "set statement_timeout = '8s'; set idle_in_transaction_session_timeout = '8s';"
          + " set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
          + " set tcp_keepalives_count = 3";

  private final Postgres postgres;
  private volatile @Nullable Connection connection;
  private volatile boolean closed;

  Session(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Opens it, with the patience of {@link Postgres#open}. */
  void open() throws SQLException {
    connection = bounded(postgres.open());
  }

  /** The connection, which may be a new one. */
  Connection connection() throws SQLException {
    Connection known = connection;
    if (known != null) {
      return known;
    }
    Connection fresh = bounded(postgres.prepared());
    connection = fresh;
    if (closed) {
      drop();
      throw new SQLException("closed", "08003");
    }
    return fresh;
  }

  private static Connection bounded(Connection fresh) throws SQLException {
    try (Statement statement = fresh.createStatement()) {
      fresh.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
      statement.execute(BOUNDS);
      return fresh;
    } catch (SQLException failed) {
      fresh.close();
      throw failed;
    }
  }

  /** Closes the connection, because it is of no use any more. */
  void drop() {
    Connection lost = connection;
    connection = null;
    if (lost != null) {
      try {
        lost.close();
      } catch (SQLException gone) {
        LOG.debug("The connection could not be closed", gone);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }

  /** What the server calls a connection, for {@link #end}. */
  record Backend(int pid, String since) {}

  static Backend backend(Connection connection) throws SQLException {
    String sql =
        "select pid, backend_start::text from pg_stat_activity where pid = pg_backend_pid()";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return new Backend(rows.getInt(1), String.valueOf(rows.getString(2)));
    }
  }

  /** Ends a connection of ours that the server may still take for alive, and with it its locks. */
  static void end(Connection connection, Backend former) throws SQLException {
    String sql =
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where pid = ? and backend_start = ?::timestamptz";
    try (PreparedStatement terminate = connection.prepareStatement(sql)) {
      terminate.setInt(1, former.pid());
      terminate.setString(2, former.since());
      terminate.execute();
    }
  }
}
