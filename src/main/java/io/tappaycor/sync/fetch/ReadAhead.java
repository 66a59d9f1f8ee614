package io.tappaycor.sync.fetch;

import java.util.concurrent.ExecutorService;

/**
 * How far a stream is fetched ahead of what is written.
 *
 * @param pool must never refuse a task or let it wait: waiting tasks could block running ones
 * @param slices under way or waiting at most, per stream
 * @param budget of bytes that wait, shared by all streams
 */
public record ReadAhead(ExecutorService pool, int slices, ByteBudget budget) {

  /** No slice before the one ahead of it is written. */
  public ReadAhead oneByOne() {
    return new ReadAhead(pool, 1, budget);
  }
}
