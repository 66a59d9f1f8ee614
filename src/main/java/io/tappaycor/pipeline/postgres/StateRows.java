package io.tappaycor.pipeline.postgres;

import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.state.StateParts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of a pipeline's state, one for each legal entity, as far as they belong to an attempt.
 *
 * @param attempt whose shard says which rows are its own
 */
record StateRows(AttemptRow attempt) {

  /** The parts that this attempt writes; what belongs to no legal entity is the first shard's. */
  SortedMap<Long, String> own(SortedMap<Long, String> parts) {
    SortedMap<Long, String> own = new TreeMap<>(parts);
    own.keySet().removeIf(entity -> !isOwn(entity));
    return own;
  }

  private boolean isOwn(long entity) {
    return entity == StateParts.COMMON
        ? attempt.shard().isFirst()
        : attempt.shard().has(new LegalEntityId(entity));
  }

  /** Its own parts, and what belongs to no legal entity. */
  SortedMap<Long, String> read(Connection connection) throws SQLException {
    String sql = "select legal_entity_id, state from tap_paycor.states where pipeline = ?";
    SortedMap<Long, String> parts = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, attempt.pipeline());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          long entity = rows.getLong(1);
          if (entity == StateParts.COMMON || isOwn(entity)) {
            parts.put(entity, Objects.requireNonNull(rows.getString(2)));
          }
        }
      }
    }
    return parts;
  }

  /**
   * Makes the rows what they are to be.
   *
   * @param known what they are now, as far as this is known
   */
  void write(Connection connection, Map<Long, String> parts, Map<Long, String> known, long fence)
      throws SQLException {
    upsert(connection, parts, known, fence);
    Set<Long> gone = new TreeSet<>(read(connection).keySet());
    gone.removeAll(parts.keySet());
    if (!attempt.shard().isFirst()) {
      gone.remove(StateParts.COMMON);
    }
    delete(connection, gone);
  }

  private void delete(Connection connection, Set<Long> gone) throws SQLException {
    String sql = "delete from tap_paycor.states where pipeline = ? and legal_entity_id = any (?)";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, attempt.pipeline());
      delete.setArray(2, connection.createArrayOf("bigint", gone.toArray()));
      delete.executeUpdate();
    }
  }

  private void upsert(
      Connection connection, Map<Long, String> parts, Map<Long, String> known, long fence)
      throws SQLException {
    String sql =
        "insert into tap_paycor.states (pipeline, legal_entity_id, state, fence)"
            + " values (?, ?, ?, ?) on conflict (pipeline, legal_entity_id) do update"
            + " set state = excluded.state, fence = excluded.fence, updated_at = now()";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (var part : parts.entrySet()) {
        if (!part.getValue().equals(known.get(part.getKey()))) {
          insert.setString(1, attempt.pipeline());
          insert.setLong(2, part.getKey());
          insert.setString(3, part.getValue());
          insert.setLong(4, fence);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
