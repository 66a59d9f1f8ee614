package io.tappaycor.pipeline;

import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.util.Optional;

/** Where the state is kept between runs. Belongs to one run at a time, until it is closed. */
public interface StateStore extends AutoCloseable {

  /**
   * The state that the last run left; empty before the first run.
   *
   * @throws io.tappaycor.failure.UsageException if it cannot be read
   */
  Optional<SyncState> read();

  /** Stores a state durably, or leaves the old one as it was. */
  void replace(SyncState state) throws IOException;

  /** Lets the next run have it. */
  @Override
  void close();
}
