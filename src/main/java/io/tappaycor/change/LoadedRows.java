package io.tappaycor.change;

import java.util.BitSet;

/**
 * What the store knows of a part of a stream: a list, a parent's records, or those of some days. In
 * the order of day and key; 32 bytes a row. For one thread.
 */
public final class LoadedRows {

  private int[] days;
  private long[] keys;
  private long[] moreKeys;
  private long[] records;
  private int[] changed;
  private final BitSet gone = new BitSet();
  private final BitSet missed = new BitSet();
  private final BitSet seen = new BitSet();
  private int size;

  /**
   * No rows yet.
   *
   * @param expected how many there will be: to grow takes twice the memory
   */
  LoadedRows(int expected) {
    days = new int[expected];
    keys = new long[expected];
    moreKeys = new long[expected];
    records = new long[expected];
    changed = new int[expected];
  }

  void add(Row row) {
    if (size == days.length) {
      int larger = size + (size >> 1) + 1;
      days = java.util.Arrays.copyOf(days, larger);
      keys = java.util.Arrays.copyOf(keys, larger);
      moreKeys = java.util.Arrays.copyOf(moreKeys, larger);
      records = java.util.Arrays.copyOf(records, larger);
      changed = java.util.Arrays.copyOf(changed, larger);
    }
    days[size] = Math.toIntExact(row.day());
    keys[size] = row.key().high();
    moreKeys[size] = row.key().low();
    records[size] = row.record();
    changed[size] = Math.toIntExact(row.changed());
    gone.set(size, row.gone() > 0);
    missed.set(size, row.gone() == 0 && row.missed() > 0);
    size++;
  }

  /**
   * A row as it is loaded.
   *
   * @param record half of the record's fingerprint, which is enough to tell two of a key apart
   */
  record Row(long day, Fingerprint key, long record, long changed, long missed, long gone) {}

  /** Where a key is; negative if it is not known. */
  int find(long day, Fingerprint key) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, day, key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(int row, long day, Fingerprint key) {
    int byDay = Long.compare(days[row], day);
    if (byDay != 0) {
      return byDay;
    }
    int byKey = Long.compare(keys[row], key.high());
    return byKey != 0 ? byKey : Long.compare(moreKeys[row], key.low());
  }

  boolean isSame(int row, Fingerprint record) {
    return records[row] == record.high() && !gone.get(row);
  }

  long changed(int row) {
    return changed[row];
  }

  boolean isMissed(int row) {
    return missed.get(row);
  }

  void see(int row) {
    seen.set(row);
    missed.clear(row);
  }

  void change(int row, Fingerprint record, long run) {
    records[row] = record.high();
    changed[row] = Math.toIntExact(run);
    gone.clear(row);
  }

  /** The row is sent once more, as it was. */
  void resend(int row, long run) {
    changed[row] = Math.toIntExact(run);
  }

  /** Takes a row as missing, if it was not seen, is on these days, and was not gone before. */
  boolean miss(int row, long first, long last) {
    boolean isMissing =
        !seen.get(row)
            && !gone.get(row)
            && !missed.get(row)
            && days[row] >= first
            && days[row] <= last;
    if (isMissing) {
      missed.set(row);
    }
    return isMissing;
  }

  /** How many rows of these days are not gone. */
  int live(long first, long last) {
    int live = 0;
    for (int row = 0; row < size; row++) {
      if (!gone.get(row) && days[row] >= first && days[row] <= last) {
        live++;
      }
    }
    return live;
  }

  int size() {
    return size;
  }

  long day(int row) {
    return days[row];
  }

  Fingerprint key(int row) {
    return new Fingerprint(keys[row], moreKeys[row]);
  }
}
