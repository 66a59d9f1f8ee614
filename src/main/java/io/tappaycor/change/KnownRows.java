package io.tappaycor.change;

/** The rows of a part of a stream, compared with what is read now. For one thread. */
public final class KnownRows {

  /** So many records do not vanish together, and leave nothing. */
  private static final int MANY = 20;

  private final ChangeRows store;
  private final Place place;
  private final LoadedRows rows;
  private boolean anyRead;

  private KnownRows(ChangeRows store, Place place, LoadedRows rows) {
    this.store = store;
    this.place = place;
    this.rows = rows;
  }

  /** All rows of a place. */
  public static KnownRows all(ChangeRows store, Place place) {
    return between(store, place, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The rows of some days, counted from 1970. */
  public static KnownRows between(ChangeRows store, Place place, long first, long last) {
    return new KnownRows(store, place, store.load(place, first, last));
  }

  /** Where the rows are. */
  public Place place() {
    return place;
  }

  /**
   * Whether a record that was read has to be sent: it is new, differs, or changed after the base.
   *
   * @param name the JSON of its key
   */
  public boolean isToBeSent(long day, Fingerprint key, Fingerprint record, byte[] name, long base) {
    anyRead = true;
    int row = rows.find(day, key);
    if (row < 0) {
      store.put(place, day, key, record, name);
      return true;
    }
    if (!rows.isSame(row, record)) {
      store.put(place, day, key, record, name);
      rows.change(row, record, store.run());
    } else if (rows.isMissed(row)) {
      store.seen(place, day, key);
    }
    rows.see(row);
    boolean isToBeSent = rows.changed(row) > base;
    if (isToBeSent && rows.changed(row) < store.run()) {
      store.resent(place, day, key);
      rows.resend(row, store.run());
    }
    return isToBeSent;
  }

  /**
   * What was not read is missed.
   *
   * @return false if nothing at all was read where there were many: that is hard to believe
   */
  public boolean miss() {
    return miss(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** What was not read of these days is missed; false under the same condition. */
  public boolean miss(long first, long last) {
    if (!anyRead && rows.live(first, last) > MANY) {
      return false;
    }
    for (int row = 0; row < rows.size(); row++) {
      if (rows.miss(row, first, last)) {
        store.missed(place, rows.day(row), rows.key(row));
      }
    }
    return true;
  }
}
