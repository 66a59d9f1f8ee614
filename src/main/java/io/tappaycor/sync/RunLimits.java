package io.tappaycor.sync;

/**
 * How much of a run is under way at once.
 *
 * @param listsAtOnce reads that go page after page
 * @param fanOutsAtOnce reads of many slices: a few are enough to use the pace, and each holds
 *     threads
 * @param slicesAhead fetched or waiting per read, at most
 * @param bytesAhead that wait until they are written, for all reads together
 */
public record RunLimits(int listsAtOnce, int fanOutsAtOnce, int slicesAhead, long bytesAhead) {

  /** Limits for so many requests in flight. */
  public static RunLimits of(int maxConcurrency) {
    return new RunLimits(6, 3, 2 * maxConcurrency, 16L << 20);
  }
}
