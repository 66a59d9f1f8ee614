package io.tappaycor.pipeline;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.TapException;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the state is kept between runs. Belongs to one run at a time, until it is closed. */
public interface StateStore extends AutoCloseable {

  /**
   * The state that the last run left; empty before the first run.
   *
   * @throws io.tappaycor.failure.UsageException if it cannot be read
   */
  Optional<SyncState> read();

  /**
   * Stores a state durably, or leaves the old one as it was.
   *
   * @throws BusyException if the state is not this run's any more: nothing is stored again
   */
  void replace(SyncState state) throws IOException;

  /** How long it is worth trying to store the last state of a run. */
  default Duration patience() {
    return Duration.ZERO;
  }

  /** What the user is told if the last state could not be stored. */
  TapException unsaved(IOException cause);

  /** Runs an action, once, if the state is not this run's any more. */
  default void onLoss(Consumer<BusyException> action) {}

  /** Lets the next run have it. */
  @Override
  void close();
}
