package io.tappaycor.sync.output;

import io.tappaycor.singer.Message;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Decides when a STATE is written: only after what it covers, and only if it says anything new. */
final class StateEmitter {

  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

  private final SyncState state;
  private final SingerWriter writer;
  private final LongSupplier nanoTime;
  private @Nullable ObjectNode written;
  private long writtenAt;

  StateEmitter(SyncState state, SingerWriter writer, LongSupplier nanoTime) {
    this.state = state;
    this.writer = writer;
    this.nanoTime = nanoTime;
    this.writtenAt = nanoTime.getAsLong();
  }

  /** At the end of a stream or window. */
  void checkpoint() {
    ObjectNode value = state.toJson();
    if (!value.equals(written)) {
      write(value);
    }
  }

  /** While records flow. */
  void tick() {
    if (nanoTime.getAsLong() - writtenAt >= INTERVAL) {
      checkpoint();
      writtenAt = nanoTime.getAsLong();
    }
  }

  /** At the end of the run: the last line is a STATE. */
  void last() {
    ObjectNode value = state.toJson();
    if (!value.equals(written) || !writer.endsWithState()) {
      write(value);
    }
  }

  private void write(ObjectNode value) {
    writer.write(new Message.State(value));
    written = value;
    writtenAt = nanoTime.getAsLong();
  }
}
