package io.tappaycor.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Runs a few readings at a time, and writes them one after the other: while one waits for Paycor's
 * answers, the next ones ask already.
 */
final class Lanes {

  /** More would hold more memory, and the pace allows no more requests anyway. */
  private static final int AT_ONCE = 4;

  private final ExecutorService pool;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Future<?>> running = new ArrayList<>();

  Lanes(ExecutorService pool) {
    this.pool = pool;
  }

  /**
   * Runs readings.
   *
   * @param run does the reading of a place into a lane
   * @param turns is told before and after a reading is written
   */
  void each(int count, BiConsumer<Integer, Lane> run, Turns turns) {
    try {
      for (int at = 0; at < count; at++) {
        startUpTo(Math.min(count, at + AT_ONCE), run);
        turns.begins(at);
        lanes.get(at).drain();
        turns.ends(at);
      }
    } finally {
      running.forEach(each -> each.cancel(true));
    }
  }

  /** The turns of the readings to be written. */
  interface Turns {
    void begins(int at);

    void ends(int at);
  }

  private void startUpTo(int count, BiConsumer<Integer, Lane> run) {
    while (lanes.size() < count) {
      int at = lanes.size();
      Lane lane = Lane.queued();
      lanes.add(lane);
      running.add(pool.submit(() -> run(at, lane, run)));
    }
  }

  private static void run(int at, Lane lane, BiConsumer<Integer, Lane> run) {
    try {
      run.accept(at, lane);
      lane.end(null);
    } catch (RuntimeException failure) {
      lane.end(failure);
    } catch (Error fatal) {
      // Out of memory, say: whoever waits for this lane would wait for ever.
      lane.end(new IllegalStateException(fatal));
    }
  }
}
