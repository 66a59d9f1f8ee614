package io.tappaycor.singer;

import io.tappaycor.failure.OutputClosedException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The one writer of Singer messages, and the only holder of standard output. One compact UTF-8 JSON
 * object a line. For one thread.
 */
public final class SingerWriter {

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private boolean endsWithState;

  /** A writer to standard output, or to whatever stands for it. */
  public SingerWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, BUFFER);
  }

  /**
   * Writes a message. A STATE leaves at once, and with it all that it covers.
   *
   * @throws OutputClosedException if standard output takes nothing any more
   */
  public void write(Message message) {
    endsWithState = false;
    try {
      message.writeTo(out);
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
    if (message instanceof Message.State) {
      flush();
      endsWithState = true;
    }
  }

  /** Whether the last message is a STATE. */
  public boolean endsWithState() {
    return endsWithState;
  }

  /** Sends on what is buffered: at the end of a page, so that a target need not wait. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }
}
