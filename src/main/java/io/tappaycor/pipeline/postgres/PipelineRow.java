package io.tappaycor.pipeline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A pipeline's row: its fencing number, and who has it.
 *
 * @param name of the pipeline
 */
record PipelineRow(String name) {

  /** The newest attempt. */
  record Newest(String label, Instant started) {}

  /** Begins an attempt: from here on, no older one can write. */
  long nextFence(Connection connection, String label) throws SQLException {
    String sql =
        "insert into tap_paycor.pipelines as p (name, fence, attempt, started_at)"
            + " values (?, 1, ?, now()) on conflict (name) do update set fence = p.fence + 1,"
            + " attempt = excluded.attempt, started_at = now() returning fence";
    try (PreparedStatement begin = connection.prepareStatement(sql)) {
      begin.setString(1, name);
      begin.setString(2, label);
      return number(begin).orElseThrow();
    }
  }

  /** The fence of the newest attempt; empty if somebody has deleted the row. */
  OptionalLong fence(Connection connection) throws SQLException {
    return fence(connection, "");
  }

  /** The same, which stays until the end of the transaction. */
  OptionalLong lockedFence(Connection connection) throws SQLException {
    return fence(connection, " for update");
  }

  private OptionalLong fence(Connection connection, String lock) throws SQLException {
    String sql = "select fence from tap_paycor.pipelines where name = ?" + lock;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, name);
      return number(select);
    }
  }

  private static OptionalLong number(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
    }
  }

  Optional<Newest> newest(Connection connection) throws SQLException {
    String sql = "select attempt, started_at from tap_paycor.pipelines where name = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, name);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Newest(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }

  /** The last attempt that has ended, target and all. */
  long ended(Connection connection) throws SQLException {
    String sql = "select ended_fence from tap_paycor.pipelines where name = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, name);
      return number(select).orElse(Long.MAX_VALUE);
    }
  }

  /** Notes that an attempt has ended, and those before it. */
  void end(Connection connection, long fence) throws SQLException {
    String sql =
        "update tap_paycor.pipelines set ended_fence = greatest(ended_fence, ?) where name = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, fence);
      update.setString(2, name);
      update.executeUpdate();
    }
  }
}
