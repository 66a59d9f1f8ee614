package io.tappaycor.change;

import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a pipeline has sent: fingerprints of keys and records, the run in which each record changed
 * last, and what is gone. No value and no key is in it in clear. Safe for many threads; each works
 * on a stream of its own.
 *
 * <p>Every run has a number. A record that was new, different or gone in a run carries its number,
 * so that a run that is given an older state knows what has to be sent once more.
 */
public final class ChangeStore implements AutoCloseable {

  private static final String VERSION = "1";

  private final Database database;
  private final StoreSecrets secrets;
  private final ChangeRows rows;
  private final String id;
  private final long run;

  private ChangeStore(Database database, StoreSecrets secrets, String id, long run) {
    this.database = database;
    this.secrets = secrets;
    this.rows = new ChangeRows(database, secrets.sealing(), run);
    this.id = id;
    this.run = run;
  }

  /**
   * Opens the store for a run, which gets the next number.
   *
   * @param began when the run began
   * @param runId the run's ID, as its log lines have it
   * @throws TapException if it is in use, damaged, or out of reach
   */
  public static ChangeStore open(Path file, Instant began, String runId) {
    return open(
        file,
        (database, run) -> {
          PreparedStatement statement =
              database.statement("insert into runs (run, began, id) values (?, ?, ?)", run);
          statement.setString(2, began.toString());
          statement.setString(3, runId);
          statement.executeUpdate();
        });
  }

  /**
   * Opens a store that exists, to look into it: what is noted is given up when it is closed.
   *
   * @throws TapException if it is in use, damaged, or out of reach
   */
  public static ChangeStore peek(Path file) {
    return open(file, (database, run) -> {});
  }

  private interface Begin {
    void run(Database database, long run) throws SQLException;
  }

  private static ChangeStore open(Path file, Begin begin) {
    StoreSecrets secrets = secrets(file);
    Database database = Database.open(file);
    try {
      return database.run(
          () -> {
            String id = database.text("select value from meta where name='id'");
            if (id.isEmpty()) {
              id = UUID.randomUUID().toString();
              meta(database, "id", id);
              meta(database, "version", VERSION);
              meta(database, "check", check(secrets, id));
            } else if (!database
                .text("select value from meta where name='version'")
                .equals(VERSION)) {
              throw new UsageException(
                  "The change store %s was written by another version of the tap: use that one, or delete the store"
                      .formatted(file));
            }
            // With other secrets every record would seem new, and every known one gone.
            if (!database
                .text("select value from meta where name='check'")
                .equals(check(secrets, id))) {
              throw StoreSecrets.unusable(file, null);
            }
            long run = database.number("select coalesce(max(run), 0) + 1 from runs");
            begin.run(database, run);
            database.commit();
            return new ChangeStore(database, secrets, id, run);
          });
    } catch (RuntimeException unusable) {
      closeAfter(database, unusable);
      throw unusable;
    }
  }

  private static void closeAfter(Database database, RuntimeException unusable) {
    try {
      database.close();
    } catch (TapException also) {
      unusable.addSuppressed(also);
    }
  }

  /** The secrets of the store that is going to be opened. */
  private static StoreSecrets secrets(Path file) {
    try {
      // An empty file is what a kill leaves between making the file and the tables in it.
      boolean exists = Files.exists(file) && Files.size(file) > 0;
      return exists ? StoreSecrets.read(file) : StoreSecrets.create(file);
    } catch (IOException failed) {
      throw StoreProblems.unreachable(file, failed);
    }
  }

  private static String check(StoreSecrets secrets, String id) {
    Fingerprint print = secrets.fingerprints().ofKey(id.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(print.high());
  }

  private static void meta(Database database, String name, String value) throws SQLException {
    PreparedStatement statement =
        database.statement("insert into meta (name, value) values (?, ?)");
    statement.setString(1, name);
    statement.setString(2, value);
    statement.executeUpdate();
  }

  /** Tells this store from all others. */
  public String id() {
    return id;
  }

  /** The number of this run. */
  public long run() {
    return run;
  }

  /** A maker of fingerprints, for one thread. */
  public Fingerprints fingerprints() {
    return secrets.fingerprints();
  }

  /** What is known of records. */
  public ChangeRows rows() {
    return rows;
  }

  /**
   * When the parents of a stream in a legal entity were read last.
   *
   * @param entity 0 for streams of the whole login
   * @param cycle the days in which each is read once
   */
  public Readings readings(long stream, long entity, int cycle) {
    return Readings.load(database, new Place(stream, entity, 0), cycle);
  }

  /** The number that a stream has in the store. */
  public long stream(String name) {
    return database.run(
        () -> {
          PreparedStatement insert =
              database.statement("insert or ignore into streams (name) values (?)");
          insert.setString(1, name);
          insert.executeUpdate();
          PreparedStatement query = database.statement("select stream from streams where name=?");
          query.setString(1, name);
          try (ResultSet result = query.executeQuery()) {
            result.next();
            return result.getLong(1);
          }
        });
  }

  /** Forgets a stream: everything of it is sent again. */
  public void reset(String name) {
    long stream = stream(name);
    database.run(
        () -> {
          database.update("delete from rows where stream=?", stream);
          database.update("delete from passes where stream=?", stream);
          database.update("delete from readings where stream=?", stream);
          return true;
        });
  }

  /** What is in the store, stream by stream. */
  public List<Summary> summaries() {
    return database.run(
        () -> {
          List<Summary> all = new ArrayList<>();
          PreparedStatement query =
              database.statement(
                  "select streams.name, entity, sum(gone=0), sum(gone>0), max(max(changed), max(gone)),"
                      + " count(distinct parent) from rows join streams using (stream) group by streams.name,"
                      + " entity order by streams.name, entity");
          try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
              all.add(
                  new Summary(
                      result.getString(1),
                      result.getLong(2),
                      result.getLong(3),
                      result.getLong(4),
                      result.getLong(5),
                      result.getLong(6)));
            }
          }
          return all;
        });
  }

  /**
   * What the store has of a stream in a legal entity.
   *
   * @param entity 0 for streams of the whole login
   * @param live records that are there
   * @param gone records that are gone
   * @param changed the last run in which any changed
   * @param parents how many parents they belong to
   */
  public record Summary(
      String stream, long entity, long live, long gone, long changed, long parents) {}

  /** All that was noted outlives this process, but perhaps not the machine. */
  public void note() {
    database.run(
        () -> {
          database.commit();
          return true;
        });
  }

  /** All that was noted is on disk: a STATE may say so. */
  public void commit() {
    database.run(
        () -> {
          database.commit();
          database.checkpoint();
          return true;
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
