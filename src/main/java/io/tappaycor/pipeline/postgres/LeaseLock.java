package io.tappaycor.pipeline.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An advisory lock of the database, which a session holds until it releases it or is gone.
 *
 * @param text what it is a lock of; its digest is the lock's number
 */
record LeaseLock(String text) {

  /** The lock of whoever runs a pipeline, or a shard of it. */
  static LeaseLock of(AttemptRow row) {
    return row.shard().isWhole()
        ? new LeaseLock("tap-paycor pipeline " + row.pipeline())
        : new LeaseLock("tap-paycor shard %s of %s".formatted(row.shard(), row.pipeline()));
  }

  /** The lock of whoever is about to begin an attempt of a pipeline, whatever its shard is. */
  static LeaseLock ofBeginning(String pipeline) {
    return new LeaseLock("tap-paycor beginning of " + pipeline);
  }

  /** Takes it, unless another session has it. */
  boolean take(Connection connection) throws SQLException {
    return ask(connection, "select pg_try_advisory_lock(?)");
  }

  /** Takes it for this transaction, as soon as no other session has it. */
  void awaitInTransaction(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      lock.setLong(1, key());
      lock.execute();
    }
  }

  /** Lets others have it. */
  void release(Connection connection) throws SQLException {
    ask(connection, "select pg_advisory_unlock(?)");
  }

  /** Whether no session has it. */
  boolean isFree(Connection connection) throws SQLException {
    boolean taken = take(connection);
    if (taken) {
      release(connection);
    }
    return taken;
  }

  private boolean ask(Connection connection, String sql) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(sql)) {
      question.setLong(1, key());
      try (ResultSet rows = question.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  /** Its number, by which the database knows it. */
  long key() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
