package io.tappaycor.scope;

/**
 * One share of the legal entities of an activation, for runs that read it together. Each legal
 * entity is in exactly one shard of a count, and stays there whatever other entities come or go.
 *
 * @param index from 0
 * @param count of all shards
 */
public record Shard(int index, int count) {

  /** All legal entities. */
  public static final Shard WHOLE = new Shard(0, 1);

  /** The names of runs, rows and threads stay readable, and the database has few rows to ask. */
  public static final int MOST = 1000;

  public Shard {
    if (count < 1 || count > MOST || index < 0 || index >= count) {
      throw new IllegalArgumentException("There is no shard " + index + " of " + count);
    }
  }

  /** Whether it is everything. */
  public boolean isWhole() {
    return count == 1;
  }

  /** Whether it also has what belongs to no legal entity. */
  public boolean isFirst() {
    return index == 0;
  }

  /** Whether a legal entity is in it. */
  public boolean has(LegalEntityId entity) {
    return Math.floorMod(mixed(entity.value()), (long) count) == index;
  }

  /** Spreads ids that follow each other, or have a common factor; SplitMix64's finalizer. */
  private static long mixed(long value) {
    long first = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }

  /** As the option writes it. */
  @Override
  public String toString() {
    return index + "/" + count;
  }
}
