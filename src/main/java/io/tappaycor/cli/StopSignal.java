package io.tappaycor.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Passes TERM and INT on to the run. The virtual machine exits with 143 or 130 by itself; this only
 * gives the run time to write its last safe STATE. Idempotent, because both signals may come at
 * once.
 */
final class StopSignal {

  /** Orchestrators kill a process that does not stop within about two seconds. */
  private static final long PATIENCE_MILLIS = 1_400;

  /** A token that is being spent is worth a longer wait, but most orchestrators kill after ten. */
  private static final long LONG_PATIENCE_MILLIS = 8_000;

  private static final long POLL_MILLIS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();
  private final List<BooleanSupplier> worthWaiting = new CopyOnWriteArrayList<>();
  private volatile Duration extension = Duration.ZERO;
  private volatile boolean signalled;
  private boolean requested;

  /** Adds an action for when the signal comes; runs it at once if it has come already. */
  synchronized void onRequest(Runnable action) {
    actions.add(action);
    if (requested) {
      action.run();
    }
  }

  /** Waits longer while the condition holds: what is under way then cannot be repeated. */
  void waitWhile(BooleanSupplier underWay) {
    worthWaiting.add(underWay);
  }

  /** Waits so much longer: the run has more to stop than itself. */
  void extend(Duration patience) {
    extension = patience;
  }

  /** Stops the run for another reason than a signal. */
  synchronized void cancel() {
    if (!requested && done.getCount() > 0) {
      requested = true;
      actions.forEach(Runnable::run);
    }
  }

  /** Whether a signal has come. */
  boolean hasCome() {
    return signalled;
  }

  /** The signal has come. */
  void request() {
    signalled = true;
    cancel();
  }

  /** The run is over. */
  void done() {
    done.countDown();
  }

  /** Waits until the run is over, but not for long: standard output may be blocked. */
  void awaitDone() {
    try {
      boolean over = done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      long left = LONG_PATIENCE_MILLIS - PATIENCE_MILLIS;
      while (!over && left > 0 && worthWaiting.stream().anyMatch(BooleanSupplier::getAsBoolean)) {
        over = done.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        left -= POLL_MILLIS;
      }
      if (!over && !extension.isZero()) {
        done.await(extension.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
