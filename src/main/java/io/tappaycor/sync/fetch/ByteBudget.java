package io.tappaycor.sync.fetch;

import java.util.function.BooleanSupplier;

/**
 * The bytes that may wait in memory until they are written, for all streams together. Safe for many
 * threads.
 */
public final class ByteBudget {

  private final long limit;
  private long held;

  /** A budget of so many bytes. */
  public ByteBudget(long limit) {
    this.limit = limit;
  }

  /**
   * Takes bytes; waits while the budget is exceeded.
   *
   * @param exempt whether they may exceed it: the page that is written next never waits
   */
  synchronized void take(long bytes, BooleanSupplier exempt) throws InterruptedException {
    while (held > limit && !exempt.getAsBoolean()) {
      wait();
    }
    held += bytes;
  }

  /** Gives bytes back. */
  synchronized void release(long bytes) {
    held -= bytes;
    notifyAll();
  }

  /** Somebody else may be exempt now. */
  synchronized void recheck() {
    notifyAll();
  }
}
