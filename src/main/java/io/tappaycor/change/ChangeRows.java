package io.tappaycor.change;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The records in a change store. Safe for many threads; each works on a stream of its own. */
public final class ChangeRows {

  private static final String LIVE =
      "select count(*) from rows where stream=? and entity=? and gone=0";

  private static final String LIST =
      "select count(*) from rows where stream=? and entity=? and parent=0";

  private static final int A_FEW = 16;

  /** Of records that belong to no day. */
  private static final long NO_DAY = 0;

  private final Database database;
  private final Sealing sealing;
  private final long run;

  ChangeRows(Database database, Sealing sealing, long run) {
    this.database = database;
    this.sealing = sealing;
    this.run = run;
  }

  /** The number of this run. */
  long run() {
    return run;
  }

  /**
   * What is known of a part of a stream.
   *
   * @param first the first day, as the days since 1970
   * @param last the last one; rows of no day are 0, and always come
   */
  public LoadedRows load(Place place, long first, long last) {
    return database.run(
        () -> {
          LoadedRows rows = new LoadedRows(expected(place));
          if (first > NO_DAY) {
            load(place, NO_DAY, NO_DAY, rows);
          }
          load(place, first, last, rows);
          return rows;
        });
  }

  /** The list of a whole legal entity may be long; a parent has a few records. */
  private int expected(Place place) throws SQLException {
    return place.parent() == 0
        ? (int) database.number(LIST, place.stream(), place.entity())
        : A_FEW;
  }

  private void load(Place place, long first, long last, LoadedRows rows) throws SQLException {
    PreparedStatement query =
        database.statement(
            "select day, k1, k2, r1, changed, missed, gone from rows where stream=? and entity=?"
                + " and parent=? and day between ? and ? order by day, k1, k2",
            place.stream(),
            place.entity(),
            place.parent(),
            first,
            last);
    try (ResultSet result = query.executeQuery()) {
      while (result.next()) {
        rows.add(
            new LoadedRows.Row(
                result.getLong(1),
                new Fingerprint(result.getLong(2), result.getLong(3)),
                result.getLong(4),
                result.getLong(5),
                result.getLong(6),
                result.getLong(7)));
      }
    }
  }

  /** A record is new, or has changed in this run. */
  public void put(Place place, long day, Fingerprint key, Fingerprint record, byte[] name) {
    database.run(
        () -> {
          PreparedStatement statement =
              database.statement(
                  "insert or replace into rows (stream, entity, parent, day, k1, k2, r1, r2, changed,"
                      + " missed, gone, name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)",
                  place.stream(),
                  place.entity(),
                  place.parent(),
                  day,
                  key.high(),
                  key.low(),
                  record.high(),
                  record.low(),
                  run);
          statement.setBytes(10, sealing.seal(name, key));
          return statement.executeUpdate();
        });
  }

  /** A record is sent once more in this run, as it was. */
  public void resent(Place place, long day, Fingerprint key) {
    update(
        "update rows set changed=? where stream=? and entity=? and parent=? and day=? and k1=? and"
            + " k2=?",
        new Missed(place, day, key, run),
        run);
  }

  /**
   * A pass is complete that had to send what changed after the base. What changed between the base
   * and the run that began the pass, and was not sent by it, belongs to a parent that was not read:
   * because the list did not have it, or the login may not see it. It counts as unknown, so that it
   * is sent as soon as it is read.
   */
  public void forgetUnsent(long stream, long entity, long base, long began) {
    if (began <= base + 1) {
      return;
    }
    database.run(
        () -> {
          database.update(
              "delete from readings where stream=? and entity=? and parent in (select parent from"
                  + " rows where stream=? and entity=? and gone=0 and changed>? and changed<?)",
              stream,
              entity,
              stream,
              entity,
              base,
              began);
          // No record has this fingerprint.
          database.update(
              "update rows set r1=0, r2=0 where stream=? and entity=? and gone=0 and changed>? and"
                  + " changed<?",
              stream,
              entity,
              base,
              began);
          return true;
        });
  }

  /** A record that was missed is there again, as it was. */
  public void seen(Place place, long day, Fingerprint key) {
    mark(place, day, key, 0);
  }

  /** A record was not there, though the part of the stream that it was in was read whole. */
  public void missed(Place place, long day, Fingerprint key) {
    mark(place, day, key, run);
  }

  private void mark(Place place, long day, Fingerprint key, long missed) {
    database.run(
        () -> {
          database.update(
              "update rows set missed=? where stream=? and entity=? and parent=? and day=? and k1=?"
                  + " and k2=? and gone=0",
              missed,
              place.stream(),
              place.entity(),
              place.parent(),
              day,
              key.high(),
              key.low());
          return true;
        });
  }

  /**
   * The records of a stream in a legal entity that are not gone, those that are missed included.
   */
  public long live(long stream, long entity) {
    return database.run(() -> database.number(LIVE, stream, entity));
  }

  /** The records that are missed and not gone yet. */
  public List<Missed> missed(long stream, long entity) {
    return database.run(
        () -> {
          List<Missed> rows = new ArrayList<>();
          PreparedStatement query =
              database.statement(
                  "select parent, day, k1, k2, changed from rows where stream=? and entity=? and"
                      + " gone=0 and missed>0",
                  stream,
                  entity);
          try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
              rows.add(missed(stream, entity, result));
            }
          }
          return rows;
        });
  }

  /** A record that is missed. */
  public record Missed(Place place, long day, Fingerprint key, long changed) {}

  private static Missed missed(long stream, long entity, ResultSet result) throws SQLException {
    return new Missed(
        new Place(stream, entity, result.getLong(1)),
        result.getLong(2),
        new Fingerprint(result.getLong(3), result.getLong(4)),
        result.getLong(5));
  }

  /**
   * Where else the keys of missed records are: a punch that is moved to another day is missed on
   * the old one, and not gone.
   */
  public List<Missed> elsewhere(long stream, long entity, List<Missed> missed) {
    Set<Fingerprint> keys = new HashSet<>();
    missed.forEach(row -> keys.add(row.key()));
    return database.run(
        () -> {
          List<Missed> rows = new ArrayList<>();
          PreparedStatement query =
              database.statement(
                  "select parent, day, k1, k2, changed from rows where stream=? and entity=? and"
                      + " gone=0 and missed=0",
                  stream,
                  entity);
          try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
              if (keys.contains(new Fingerprint(result.getLong(3), result.getLong(4)))) {
                rows.add(missed(stream, entity, result));
              }
            }
          }
          return rows;
        });
  }

  /** A row is of no use any more: its key is in another place. */
  public void forget(Missed row) {
    update(
        "delete from rows where stream=? and entity=? and parent=? and day=? and k1=? and k2=?",
        row);
  }

  private void update(String sql, Missed row, long... before) {
    database.run(
        () -> {
          long[] values = new long[before.length + 6];
          System.arraycopy(before, 0, values, 0, before.length);
          int at = before.length;
          values[at++] = row.place().stream();
          values[at++] = row.place().entity();
          values[at++] = row.place().parent();
          values[at++] = row.day();
          values[at++] = row.key().high();
          values[at] = row.key().low();
          database.update(sql, values);
          return true;
        });
  }

  /** A record is gone, found out in this run. What is missed of it is the run that saw it last. */
  public void gone(Missed row) {
    long lastPass =
        database.run(
            () ->
                database.number(
                    "select run from passes where stream=? and entity=?",
                    row.place().stream(),
                    row.place().entity()));
    update(
        "update rows set gone=?, missed=? where stream=? and entity=? and parent=? and day=? and"
            + " k1=? and k2=?",
        row,
        run,
        Math.max(lastPass, row.changed()));
  }

  /** The records that were found gone after a run. */
  public List<Gone> goneAfter(long stream, long entity, long base) {
    return database.run(
        () -> {
          List<Gone> rows = new ArrayList<>();
          PreparedStatement query =
              database.statement(
                  "select k1, k2, name, found.began, found.id, coalesce(saw.began, found.began) from"
                      + " rows join runs as found on found.run=gone left join runs as saw on"
                      + " saw.run=missed where stream=? and entity=? and gone>?",
                  stream,
                  entity,
                  base);
          try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
              Fingerprint key = new Fingerprint(result.getLong(1), result.getLong(2));
              rows.add(
                  new Gone(
                      name(result.getBytes(3), key),
                      Instant.parse(result.getString(4)),
                      Instant.parse(result.getString(6)),
                      result.getString(5)));
            }
          }
          return rows;
        });
  }

  private String name(byte[] sealed, Fingerprint key) {
    try {
      return new String(sealing.open(sealed, key), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException foreign) {
      throw database.damaged(foreign);
    }
  }

  /** A pass is complete, which a run of that number began. */
  public void completed(long stream, long entity, long pass) {
    database.run(
        () -> {
          database.update(
              "insert or replace into passes (stream, entity, run) values (?, ?, ?)",
              stream,
              entity,
              pass);
          return true;
        });
  }
}
