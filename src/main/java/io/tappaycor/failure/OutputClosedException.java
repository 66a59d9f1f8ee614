package io.tappaycor.failure;

import org.jspecify.annotations.Nullable;

/** The reader of standard output went away: nothing more can be said to it. */
public final class OutputClosedException extends TapException {

  /** A failure with a message for the user. */
  public OutputClosedException(String message) {
    super(message, null);
  }

  /** A failure with a message for the user and its technical cause, shown at debug level only. */
  public OutputClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.OUTPUT_CLOSED;
  }
}
