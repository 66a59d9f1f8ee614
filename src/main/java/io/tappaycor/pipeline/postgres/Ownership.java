package io.tappaycor.pipeline.postgres;

import io.tappaycor.failure.BusyException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether this attempt still owns the state. It is lost once, and for good. */
final class Ownership {

  private @Nullable BusyException loss;
  private @Nullable Consumer<BusyException> action;

  /** It is lost: runs the action, the first time. */
  void lose(BusyException reason) {
    Consumer<BusyException> due;
    synchronized (this) {
      if (loss != null) {
        return;
      }
      loss = reason;
      due = action;
    }
    if (due != null) {
      due.accept(reason);
    }
  }

  /** Sets the action for the loss; runs it at once if it has come already. */
  void onLoss(Consumer<BusyException> due) {
    BusyException known;
    synchronized (this) {
      action = due;
      known = loss;
    }
    if (known != null) {
      due.accept(known);
    }
  }

  /**
   * Checks.
   *
   * @throws BusyException if it is lost
   */
  synchronized void require() {
    if (loss != null) {
      throw loss;
    }
  }
}
