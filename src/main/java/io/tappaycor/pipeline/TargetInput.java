package io.tappaycor.pipeline;

import java.io.IOException;
import java.io.OutputStream;

/** The standard input of the target. Knows whether the target still reads. */
final class TargetInput extends OutputStream {

  private static final long NOT_WRITING = 0;

  private final OutputStream out;
  private volatile boolean refused;
  private volatile long writingSince = NOT_WRITING;

  TargetInput(OutputStream out) {
    this.out = out;
  }

  /** Whether the target has closed its standard input, or is gone. */
  boolean isRefused() {
    return refused;
  }

  /** Whether a write has waited longer than this for the target to read. */
  boolean hasWaited(long nanos) {
    long since = writingSince;
    return since != NOT_WRITING && System.nanoTime() - since > nanos;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    passing(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    passing(out::flush);
  }

  @Override
  public void close() throws IOException {
    passing(out::close);
  }

  /** Java says of an ended process that its stream is closed: to the tap, it is a closed pipe. */
  private void passing(Write write) throws IOException {
    writingSince = System.nanoTime() | 1;
    try {
      write.run();
    } catch (IOException gone) {
      refused = true;
      throw new IOException("Broken pipe: the target reads no more", gone);
    } finally {
      writingSince = NOT_WRITING;
    }
  }

  private interface Write {
    void run() throws IOException;
  }
}
