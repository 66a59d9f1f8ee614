package io.tappaycor.sync;

import io.tappaycor.failure.StoppedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a reading wants written and noted, in its order, done on the one thread that writes. A
 * reading may run ahead of its turn, but not by more than its share of memory.
 */
final class Lane {

  private static final long SHARE = 8L << 20;

  /** What an entry itself weighs, about: there are some for each parent of a fan-out. */
  private static final long OVERHEAD = 200;

  /** What is to be done, and the bytes that it holds. */
  private record Entry(Runnable action, long bytes) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final boolean direct;
  private long held;
  private boolean ended;
  private @Nullable RuntimeException failure;

  private Lane(boolean direct) {
    this.direct = direct;
  }

  /** A lane to be drained by another thread. */
  static Lane queued() {
    return new Lane(false);
  }

  /** A lane that does everything at once, on the caller's thread. */
  static Lane direct() {
    return new Lane(true);
  }

  /** Does something when the turn comes. */
  void then(Runnable action) {
    then(0, action);
  }

  /**
   * Does something when the turn comes.
   *
   * @param bytes what is held until then
   */
  void then(long bytes, Runnable action) {
    if (direct) {
      action.run();
      return;
    }
    synchronized (this) {
      awaitWhile(() -> held > SHARE);
      long whole = bytes + OVERHEAD;
      held += whole;
      entries.add(new Entry(action, whole));
      notifyAll();
    }
  }

  /** The reading is at its end; nothing follows. */
  synchronized void end(@Nullable RuntimeException why) {
    ended = true;
    failure = why;
    notifyAll();
  }

  /**
   * Does everything, on the caller's thread, until the reading is at its end.
   *
   * @throws RuntimeException what ended the reading, if it did not end well
   */
  void drain() {
    for (Entry entry = next(); entry != null; entry = next()) {
      entry.action().run();
    }
    RuntimeException why = failure();
    if (why != null) {
      throw why;
    }
  }

  private synchronized @Nullable RuntimeException failure() {
    return failure;
  }

  private synchronized @Nullable Entry next() {
    awaitWhile(() -> entries.isEmpty() && !ended);
    Entry entry = entries.poll();
    if (entry != null) {
      held -= entry.bytes();
      notifyAll();
    }
    return entry;
  }

  private synchronized void awaitWhile(BooleanSupplier condition) {
    try {
      while (condition.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoppedException("The run is being stopped", stopped);
    }
  }
}
