package io.tappaycor.pipeline.postgres;

import io.tappaycor.scope.Shard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The row of a pipeline, or of a shard of it: its fencing number, and who has it.
 *
 * @param pipeline its name
 */
record AttemptRow(String pipeline, Shard shard) {

  /** The newest attempt. */
  record Newest(String label, Instant started) {}

  /** What messages call it after "the pipeline". */
  String title() {
    return shard.isWhole() ? pipeline : "%s (shard %s)".formatted(pipeline, shard);
  }

  private String table() {
    return shard.isWhole() ? "tap_paycor.pipelines" : "tap_paycor.shards";
  }

  /**
   * Prepares a statement about this row.
   *
   * @param sql with places for the table and for the condition, whose parameters are the last
   */
  private PreparedStatement here(Connection connection, String sql, Object... first)
      throws SQLException {
    String where = shard.isWhole() ? "name = ?" : "pipeline = ? and shards = ? and shard = ?";
    PreparedStatement statement = connection.prepareStatement(sql.formatted(table(), where));
    int next = 1;
    for (Object value : first) {
      statement.setObject(next++, value);
    }
    statement.setString(next++, pipeline);
    if (!shard.isWhole()) {
      statement.setInt(next++, shard.count());
      statement.setInt(next, shard.index());
    }
    return statement;
  }

  /** Begins an attempt: from here on, no older one can write. */
  long nextFence(Connection connection, String label) throws SQLException {
    add(connection, label);
    String sql = "update %s set fence = fence + 1, attempt = ?, started_at = now() where %s";
    try (PreparedStatement begin = here(connection, sql, label)) {
      begin.executeUpdate();
    }
    return fence(connection).orElseThrow();
  }

  private void add(Connection connection, String label) throws SQLException {
    String sql =
        "insert into tap_paycor.pipelines (name, fence, attempt, started_at)"
            + " values (?, 0, ?, now()) on conflict do nothing";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, pipeline);
      insert.setString(2, label);
      insert.executeUpdate();
    }
    if (!shard.isWhole()) {
      addShard(connection, label);
    }
  }

  private void addShard(Connection connection, String label) throws SQLException {
    String sql =
        "insert into tap_paycor.shards (pipeline, shards, shard, fence, attempt, started_at)"
            + " values (?, ?, ?, 0, ?, now()) on conflict do nothing";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, pipeline);
      insert.setInt(2, shard.count());
      insert.setInt(3, shard.index());
      insert.setString(4, label);
      insert.executeUpdate();
    }
  }

  /** The fence of the newest attempt; empty if somebody has deleted the row. */
  OptionalLong fence(Connection connection) throws SQLException {
    return number(here(connection, "select fence from %s where %s"));
  }

  /** The same, which stays until the end of the transaction. */
  OptionalLong lockedFence(Connection connection) throws SQLException {
    return number(here(connection, "select fence from %s where %s for update"));
  }

  private static OptionalLong number(PreparedStatement query) throws SQLException {
    try (query;
        ResultSet rows = query.executeQuery()) {
      return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
    }
  }

  Optional<Newest> newest(Connection connection) throws SQLException {
    try (PreparedStatement select =
            here(connection, "select attempt, started_at from %s where %s");
        ResultSet rows = select.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Newest(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant()))
          : Optional.empty();
    }
  }

  /** Whether each attempt before the newest is known to have ended, target and all. */
  boolean isFormerEnded(Connection connection) throws SQLException {
    return number(here(connection, "select fence - 1 - ended_fence from %s where %s")).orElse(0)
        <= 0;
  }

  /** Notes that an attempt has ended, and those before it. */
  void end(Connection connection, long fence) throws SQLException {
    try (PreparedStatement update =
        here(connection, "update %s set ended_fence = greatest(ended_fence, ?) where %s", fence)) {
      update.executeUpdate();
    }
  }

  /** Takes the right to write from an attempt that has not ended, if there is one. */
  void supersede(Connection connection) throws SQLException {
    String sql =
        "update %s set fence = case when ended_fence < fence then fence + 1 else fence end where %s";
    try (PreparedStatement update = here(connection, sql)) {
      update.executeUpdate();
    }
  }

  /** Notes that no attempt is left that could write. */
  void settle(Connection connection) throws SQLException {
    try (PreparedStatement update =
        here(connection, "update %s set ended_fence = fence where %s")) {
      update.executeUpdate();
    }
  }

  /** What the state of the last attempt of this shard said of its run. */
  Optional<String> progress(Connection connection) throws SQLException {
    try (PreparedStatement select = here(connection, "select progress from %s where %s");
        ResultSet rows = select.executeQuery()) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  /** Keeps what the state says of the run; only a shard has this. */
  void progress(Connection connection, String progress) throws SQLException {
    try (PreparedStatement update =
        here(connection, "update %s set progress = ? where %s", progress)) {
      update.executeUpdate();
    }
  }
}
