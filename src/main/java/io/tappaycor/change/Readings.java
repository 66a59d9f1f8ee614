package io.tappaycor.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When the parents of a stream in one legal entity were read last. Each has a day in a cycle of
 * some days, so that equally many are read on each of them. For one thread.
 */
public final class Readings {

  private final Database database;
  private final Place scope;
  private final int cycle;
  private final Map<Long, Reading> byParent = new HashMap<>();
  private final int[] loads;

  private Readings(Database database, Place scope, int cycle) {
    this.database = database;
    this.scope = scope;
    this.cycle = cycle;
    this.loads = new int[cycle];
  }

  static Readings load(Database database, Place scope, int cycle) {
    Readings readings = new Readings(database, scope, cycle);
    return database.run(
        () -> {
          PreparedStatement query =
              database.statement(
                  "select parent, day, slot, cycle, form, mark from readings where stream=? and"
                      + " entity=?",
                  scope.stream(),
                  scope.entity());
          try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              readings.add(rows);
            }
          }
          return readings;
        });
  }

  private void add(ResultSet row) throws SQLException {
    Reading reading =
        new Reading(
            LocalDate.ofEpochDay(row.getLong(2)),
            row.getInt(3),
            row.getInt(4),
            row.getLong(5),
            row.getLong(6));
    byParent.put(row.getLong(1), reading);
    if (reading.cycle() == cycle) {
      loads[reading.slot()]++;
    }
  }

  /** The last reading of a parent, if there was one. */
  public Optional<Reading> of(long parent) {
    return Optional.ofNullable(byParent.get(parent));
  }

  /** A parent was read whole. One that is new in the cycle gets the day with the fewest. */
  public void note(long parent, LocalDate day, long form, long mark) {
    Optional<Reading> before = of(parent).filter(known -> known.cycle() == cycle);
    int slot = before.map(Reading::slot).orElseGet(this::emptiest);
    loads[slot] += before.isPresent() ? 0 : 1;
    byParent.put(parent, new Reading(day, slot, cycle, form, mark));
    database.run(
        () -> {
          database.update(
              "insert or replace into readings (stream, entity, parent, day, slot, cycle, form,"
                  + " mark) values (?, ?, ?, ?, ?, ?, ?, ?)",
              scope.stream(),
              scope.entity(),
              parent,
              day.toEpochDay(),
              slot,
              cycle,
              form,
              mark);
          return true;
        });
  }

  private int emptiest() {
    int slot = 0;
    for (int other = 1; other < cycle; other++) {
      slot = loads[other] < loads[slot] ? other : slot;
    }
    return slot;
  }

  /** The parents of whose records any changed after a run, by the store. */
  public Set<Long> changedAfter(long base) {
    return database.run(
        () -> {
          Set<Long> parents = new HashSet<>();
          PreparedStatement query =
              database.statement(
                  "select distinct parent from rows where stream=? and entity=? and changed>?",
                  scope.stream(),
                  scope.entity(),
                  base);
          try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              parents.add(rows.getLong(1));
            }
          }
          return parents;
        });
  }
}
