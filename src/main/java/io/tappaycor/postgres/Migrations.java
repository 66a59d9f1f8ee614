package io.tappaycor.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/**
 * Brings the tables of the schema {@code tap_paycor} up to date: numbered SQL files, each of which
 * runs once, in one transaction under a lock. A database that a newer version has changed is used
 * as it is: migrations only add.
 */
final class Migrations {

  /** In order. A file that was released is never changed. */
  private static final List<String> FILES =
      List.of(
          "V1_token_stores.sql",
          "V2_states.sql",
          "V3_paces.sql",
          "V4_shards.sql",
          "V5_tenants.sql");

  /** Any number that nothing else locks. */
  private static final long LOCK = 0x7461_7050_6179_636fL;

  private Migrations() {}

  static void apply(Connection connection) throws SQLException {
    if (version(connection) >= FILES.size()) {
      return;
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      for (int next = version(connection); next < FILES.size(); next++) {
        statement.execute(sql(FILES.get(next)));
        statement.execute(
            "insert into tap_paycor.migrations (version) values (" + (next + 1) + ")");
      }
      connection.commit();
    } catch (SQLException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /**
   * How many files have run; a schema that somebody made for the tap is empty at first. Asks the
   * catalog's tables, because functions such as to_regclass may not see what was just committed.
   */
  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!isTrue(
          statement, "select exists (select from pg_namespace where nspname = 'tap_paycor')")) {
        if (connection.getAutoCommit()) {
          return 0;
        }
        statement.execute("create schema tap_paycor");
      }
      if (!isTrue(
          statement,
          "select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace"
              + " where n.nspname = 'tap_paycor' and c.relname = 'migrations')")) {
        if (connection.getAutoCommit()) {
          return 0;
        }
        statement.execute(
            "create table tap_paycor.migrations"
                + " (version integer primary key, applied_at timestamptz not null default now())");
      }
      try (ResultSet rows =
          statement.executeQuery("select coalesce(max(version), 0) from tap_paycor.migrations")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static String sql(String file) {
    try (InputStream in = Migrations.class.getResourceAsStream("/postgres/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
