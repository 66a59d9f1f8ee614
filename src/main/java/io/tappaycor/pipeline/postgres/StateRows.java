package io.tappaycor.pipeline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a pipeline's state, one for each legal entity.
 *
 * @param pipeline its name
 */
record StateRows(String pipeline) {

  SortedMap<Long, String> read(Connection connection) throws SQLException {
    String sql = "select legal_entity_id, state from tap_paycor.states where pipeline = ?";
    SortedMap<Long, String> parts = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, pipeline);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          parts.put(rows.getLong(1), Objects.requireNonNull(rows.getString(2)));
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
    String sql = "delete from tap_paycor.states where pipeline = ? and legal_entity_id <> all (?)";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, pipeline);
      delete.setArray(2, connection.createArrayOf("bigint", parts.keySet().toArray()));
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
          insert.setString(1, pipeline);
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
