package io.tappaycor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries a TERM or INT to the run. The virtual machine exits with 143 or 130 by itself; this only
 * gives the run the time to write its last safe STATE. Idempotent: both signals may come at once.
 */
final class StopSignal {

  /** Orchestrators kill what does not stop within two seconds or so. */
  private static final long PATIENCE_MILLIS = 1_700;

  private final CountDownLatch done = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();
  private boolean requested;

  /** What to do at the signal; at once if it has come already. */
  synchronized void onRequest(Runnable action) {
    actions.add(action);
    if (requested) {
      action.run();
    }
  }

  synchronized boolean isRequested() {
    return requested;
  }

  /** The signal has come. */
  synchronized void request() {
    if (!requested && done.getCount() > 0) {
      requested = true;
      actions.forEach(Runnable::run);
    }
  }

  /** The run is over. */
  void done() {
    done.countDown();
  }

  /** Waits until the run is over, but not for long: standard output may be blocked. */
  void awaitDone() {
    try {
      done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
