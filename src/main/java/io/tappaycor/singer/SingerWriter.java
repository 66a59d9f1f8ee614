package io.tappaycor.singer;

import io.tappaycor.failure.OutputClosedException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * The one writer of Singer messages, and the only holder of standard output. One compact UTF-8 JSON
 * object a line. For one thread.
 */
public final class SingerWriter {

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final Optional<BatchFiles> batches;
  private Optional<OutputClosedException> broken = Optional.empty();
  private boolean endsWithState;

  /** A writer to standard output, or to whatever stands for it. */
  public SingerWriter(OutputStream out) {
    this(out, Optional.empty());
  }

  /**
   * A writer to standard output.
   *
   * @param batches the files that records go to instead
   */
  public SingerWriter(OutputStream out, Optional<BatchFiles> batches) {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.batches = batches;
  }

  /**
   * Writes a message. A STATE leaves at once, and with it all that it covers.
   *
   * @throws OutputClosedException if standard output takes nothing any more
   */
  public void write(Message message) {
    requireSound();
    try {
      deliver(message);
    } catch (OutputClosedException failed) {
      broken = Optional.of(failed);
      throw failed;
    }
  }

  /**
   * What was lost once does not come again, even if there is room again: a later STATE would cover
   * it.
   */
  private void requireSound() {
    broken.ifPresent(
        failed -> {
          throw failed.again();
        });
  }

  private void deliver(Message message) {
    if (batches.isPresent()) {
      before(message, batches.get()).forEach(this::send);
    }
    if (batches.isEmpty() || !(message instanceof Message.Records)) {
      send(message);
    }
  }

  /** What files have to say before a message, which may itself be records for one of them. */
  private static List<Message> before(Message message, BatchFiles files) {
    if (message instanceof Message.Records records) {
      return files.add(records.lines());
    }
    if (message instanceof Message.Schema schema) {
      return files.finish(schema.stream());
    }
    return files.finishAll();
  }

  private void send(Message message) {
    endsWithState = false;
    try {
      message.writeTo(out);
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
    if (message instanceof Message.State) {
      flushAll();
      endsWithState = true;
    }
  }

  /** Whether the last message is a STATE. */
  public boolean endsWithState() {
    return endsWithState;
  }

  /** Sends on what is buffered: at the end of a page, so that a target need not wait. */
  public void flush() {
    requireSound();
    try {
      flushAll();
    } catch (OutputClosedException failed) {
      broken = Optional.of(failed);
      throw failed;
    }
  }

  private void flushAll() {
    try {
      out.flush();
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }
}
