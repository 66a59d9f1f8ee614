package io.tappaycor.change;

import io.tappaycor.failure.TapException;
import io.tappaycor.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file that this process alone has open. A commit outlives the process; a checkpoint is on
 * disk. Safe for many threads: each piece of work has it for itself.
 */
final class Database implements AutoCloseable {

  /** The pages that are kept in memory, in KiB. */
  private static final int CACHE = -2_000;

  private static final String TABLES =
      """
      create table meta (name text primary key, value text not null) without rowid;
      create table runs (run integer primary key, began text not null, id text not null);
      create table streams (stream integer primary key, name text not null unique);
      create table passes (stream integer, entity integer, run integer not null,
        primary key (stream, entity)) without rowid;
      create table rows (stream integer, entity integer, parent integer, day integer,
        k1 integer, k2 integer, r1 integer not null, r2 integer not null,
        changed integer not null, missed integer not null, gone integer not null,
        name blob not null,
        primary key (stream, entity, parent, day, k1, k2)) without rowid;
      create index pending on rows (stream, entity, gone) where missed > 0 or gone > 0;
      create table readings (stream integer, entity integer, parent integer, day integer not null,
        slot integer not null, cycle integer not null, form integer not null, mark integer not null,
        primary key (stream, entity, parent)) without rowid;
      """;

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Work that SQLite may fail. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T run() throws SQLException;
  }

  /**
   * Opens the file, which is made if there is none.
   *
   * @throws TapException if it is in use, damaged, or out of reach
   */
  static Database open(Path file) {
    // SQLite's own code is unpacked where the data is: a temporary directory may forbid programs.
    System.setProperty("org.sqlite.tmpdir", String.valueOf(file.toAbsolutePath().getParent()));
    try {
      if (!Files.exists(file)) {
        PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
            .close();
      }
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
      config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
      config.setCacheSize(CACHE);
      config.setBusyTimeout(0);
      Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      connection.setAutoCommit(false);
      Database database = new Database(file, connection);
      // A run that was killed while it made the file may have left it without tables.
      if (database.number("select count(*) from sqlite_master where name='runs'") == 0) {
        database.create();
      }
      return database;
    } catch (SQLException failed) {
      throw failure(file, failed);
    } catch (IOException failed) {
      throw StoreProblems.unreachable(file, failed);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
      throw StoreProblems.ofLibrary(file, missing);
    }
  }

  private static TapException failure(Path file, SQLException failed) {
    return isOfLibrary(failed)
        ? StoreProblems.ofLibrary(file, failed)
        : StoreProblems.of(file, failed);
  }

  /** The driver reports a library that does not load as any other failure, without a code. */
  private static boolean isOfLibrary(SQLException failed) {
    return failed.getErrorCode() == 0
        && String.valueOf(failed.getMessage())
            .toLowerCase(java.util.Locale.ROOT)
            .contains("native");
  }

  private void create() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES.split(";\n", -1)) {
        if (!table.isBlank()) {
          statement.execute(table);
        }
      }
    }
    connection.commit();
  }

  /** Does work; a failure of SQLite becomes one that the user understands. */
  synchronized <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException failed) {
      throw StoreProblems.of(file, failed);
    }
  }

  /** A row is not what this store has written. */
  TapException damaged(RuntimeException cause) {
    return StoreProblems.damaged(file, cause);
  }

  /** A statement, prepared once; within {@link #run}. */
  PreparedStatement statement(String sql, long... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int index = 0; index < values.length; index++) {
      statement.setLong(index + 1, values[index]);
    }
    return statement;
  }

  /** The number that a query gives; -1 if it gives none. */
  long number(String sql, long... values) throws SQLException {
    try (ResultSet result = statement(sql, values).executeQuery()) {
      return result.next() ? result.getLong(1) : -1;
    }
  }

  /** The text that a query gives; empty if it gives none. */
  String text(String sql, long... values) throws SQLException {
    try (ResultSet result = statement(sql, values).executeQuery()) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }

  /** Changes something. */
  void update(String sql, long... values) throws SQLException {
    statement(sql, values).executeUpdate();
  }

  /** All that was changed outlives this process. */
  void commit() throws SQLException {
    connection.commit();
  }

  /** All that was committed is on disk. */
  void checkpoint() throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(full)");
    }
    connection.setAutoCommit(false);
  }

  @Override
  public void close() {
    run(
        () -> {
          connection.rollback();
          connection.close();
          return true;
        });
  }
}
