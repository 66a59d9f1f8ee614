package io.tappaycor.failure;

import org.jspecify.annotations.Nullable;

/** The run was asked to stop, by a signal: what was written so far is sound. */
public final class StoppedException extends TapException {

  /** A failure with a message for the user. */
  public StoppedException(String message) {
    super(message, null);
  }

  /** A failure with a message for the user and its technical cause, shown at debug level only. */
  public StoppedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.INCOMPLETE;
  }
}
