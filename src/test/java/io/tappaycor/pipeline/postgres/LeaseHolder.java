package io.tappaycor.pipeline.postgres;

import io.tappaycor.scope.Shard;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who has the lease of a pipeline, as the server sees it. */
public final class LeaseHolder {

  private static final String HOLDER =
      "select l.pid from pg_locks l where l.locktype = 'advisory' and l.granted"
          + " and (l.classid::bigint << 32 | l.objid::bigint) = ?";

  private final String url;
  private final long key;

  /** For a pipeline in the database at this address, with or without its name. */
  public LeaseHolder(String url, String pipeline) {
    this(url, pipeline, Shard.WHOLE);
  }

  LeaseHolder(String url, String pipeline, Shard shard) {
    this.url = url.split("#", 2)[0];
    this.key = LeaseLock.of(new AttemptRow(pipeline, shard)).key();
  }

  /** Waits for a holder, but not this one. */
  public int awaitOtherThan(int former)
      throws SQLException, InterruptedException, TimeoutException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30)) {
      OptionalInt now = pid();
      if (now.isPresent() && now.getAsInt() != former) {
        return now.getAsInt();
      }
      Thread.sleep(20);
    }
    throw new TimeoutException("nobody has the lease");
  }

  private OptionalInt pid() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement select = connection.prepareStatement(HOLDER)) {
      select.setLong(1, key);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
      }
    }
  }

  /** Ends the connection of the holder. */
  public void terminate(int pid) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement end = connection.prepareStatement("select pg_terminate_backend(?)")) {
      end.setInt(1, pid);
      end.execute();
    }
  }
}
