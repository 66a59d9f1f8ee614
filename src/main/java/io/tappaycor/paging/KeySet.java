package io.tappaycor.paging;

import io.tappaycor.json.Hashes;
import io.tappaycor.json.RawValue;
import java.util.List;

/**
 * The keys of a list's records. Keeps a 64-bit hash of each in a plain array, 11 to 22 bytes a key,
 * because a list may have hundreds of thousands of records. For one thread.
 */
public final class KeySet {

  private static final int INITIAL = 64;

  private final List<String> fields;
  private long[] table = new long[INITIAL];
  private int size;

  /**
   * An empty set.
   *
   * @param fields the fields of the key, as received
   */
  public KeySet(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  /** What a set knew of a record's key. */
  public enum Addition {
    /** It was not there before. */
    NEW,
    /** It was. */
    AGAIN,
    /** A field of the key is missing, null or empty text: nothing was added. */
    NO_KEY
  }

  /** Adds the key of a record. */
  public Addition add(RawValue record) {
    if (fields.isEmpty()) {
      return Addition.NO_KEY;
    }
    long hash = 0;
    for (String field : fields) {
      long next = record.textHash(field);
      if (next == RawValue.NO_TEXT) {
        return Addition.NO_KEY;
      }
      hash = Hashes.mix(hash * 31 + next);
    }
    return add(hash) ? Addition.NEW : Addition.AGAIN;
  }

  /** How many different keys there are. */
  public int size() {
    return size;
  }

  private boolean add(long hash) {
    // Zero marks a free slot.
    long entry = hash == 0 ? 1 : hash;
    int slot = slot(table, entry);
    if (table[slot] == entry) {
      return false;
    }
    table[slot] = entry;
    size++;
    if (size > table.length / 4 * 3) {
      grow();
    }
    return true;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    for (long entry : table) {
      if (entry != 0) {
        larger[slot(larger, entry)] = entry;
      }
    }
    table = larger;
  }

  /** The slot that has an entry, or the free one for it. */
  private static int slot(long[] table, long entry) {
    int slot = (int) entry & (table.length - 1);
    while (table[slot] != 0 && table[slot] != entry) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }
}
