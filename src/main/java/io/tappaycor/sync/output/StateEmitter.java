package io.tappaycor.sync.output;

import io.tappaycor.json.Json;
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

  /** STATE at the ends of windows and streams: one byte for so many of records. */
  private static final int SHARE = 50;

  private final SyncState state;
  private final SingerWriter writer;
  private final Runnable durable;
  private final LongSupplier nanoTime;

  private @Nullable ObjectNode written;
  private long stateBytes;
  private long recordBytes;
  private long writtenAt;

  /**
   * An emitter that has written nothing yet.
   *
   * @param durable makes durable what a STATE relies on, before each
   */
  StateEmitter(SyncState state, SingerWriter writer, Runnable durable, LongSupplier nanoTime) {
    this.state = state;
    this.writer = writer;
    this.durable = durable;
    this.nanoTime = nanoTime;
    this.writtenAt = nanoTime.getAsLong();
  }

  /** Records are written. */
  void wrote(long bytes) {
    recordBytes += bytes;
  }

  /** At the start of the run: the state that it was given. */
  void first() {
    ObjectNode value = value();
    writer.write(new Message.State(value));
    writtenAt = nanoTime.getAsLong();
  }

  /** Targets and {@code run} know a state by its bookmarks, even if there are none yet. */
  private ObjectNode value() {
    ObjectNode value = state.toJson();
    if (!value.has("bookmarks")) {
      value.putObject("bookmarks");
    }
    return value;
  }

  /** At the end of a stream or window: if STATE is a small part of what is written. */
  void checkpoint() {
    ObjectNode value = value();
    long size = size(value);
    boolean due = nanoTime.getAsLong() - writtenAt >= INTERVAL;
    if (!value.equals(written) && (due || stateBytes + size <= recordBytes / SHARE)) {
      write(value, size);
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
    ObjectNode value = value();
    if (!value.equals(written) || !writer.endsWithState()) {
      write(value, size(value));
    }
  }

  private static long size(ObjectNode value) {
    return Json.MAPPER.writeValueAsBytes(value).length;
  }

  private void write(ObjectNode value, long size) {
    durable.run();
    writer.write(new Message.State(value));
    written = value;
    stateBytes += size;
    writtenAt = nanoTime.getAsLong();
  }
}
