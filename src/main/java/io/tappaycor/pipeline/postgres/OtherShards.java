package io.tappaycor.pipeline.postgres;

import io.tappaycor.scope.Shard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attempts of a pipeline that cut its legal entities into another number of shards. None of
 * them may run beside this one, because they would share legal entities.
 *
 * @param own the row of this attempt
 */
record OtherShards(AttemptRow own) {

  /** One that runs; empty if there is none. */
  Optional<AttemptRow> running(Connection connection) throws SQLException {
    for (AttemptRow row : rows(connection)) {
      if (!LeaseLock.of(row).isFree(connection)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** Takes the right to write from those that have not ended. */
  void supersede(Connection connection) throws SQLException {
    for (AttemptRow row : rows(connection)) {
      row.supersede(connection);
    }
  }

  /** Whether all are known to have ended, target and all. */
  boolean areEnded(Connection connection) throws SQLException {
    for (AttemptRow row : rows(connection)) {
      if (!row.isFormerEnded(connection)) {
        return false;
      }
    }
    return true;
  }

  /** Notes that none is left that could write. */
  void settle(Connection connection) throws SQLException {
    for (AttemptRow row : rows(connection)) {
      row.settle(connection);
    }
  }

  /**
   * Forgets where their passes were: a newer pass reads what is theirs, so that none of them can be
   * gone on with, or finished.
   */
  void forgetProgress(Connection connection) throws SQLException {
    String sql =
        "update tap_paycor.shards set progress = null where pipeline = ? and (shards, shard) in"
            + " (select shards, shard from tap_paycor.shards where pipeline = ? and shards <> ?"
            + " and progress is not null order by shards, shard for update)";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, own.pipeline());
      update.setString(2, own.pipeline());
      update.setInt(3, own.shard().count());
      update.executeUpdate();
    }
  }

  /**
   * Those with an attempt that may run, or whose target may. Of each number that there ever was,
   * rows stay: to ask for each of them would take long, while nobody else can begin.
   */
  private List<AttemptRow> rows(Connection connection) throws SQLException {
    String sql =
        "select 0, 1 from tap_paycor.pipelines where name = ? and ended_fence < fence"
            + " union all select shard, shards from tap_paycor.shards"
            + " where pipeline = ? and ended_fence < fence order by 2, 1";
    List<AttemptRow> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, own.pipeline());
      select.setString(2, own.pipeline());
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          Shard shard = new Shard(found.getInt(1), found.getInt(2));
          if (shard.count() != own.shard().count()) {
            rows.add(new AttemptRow(own.pipeline(), shard));
          }
        }
      }
    }
    return rows;
  }
}
