package io.tappaycor.failure;

import org.jspecify.annotations.Nullable;

/** Paycor sent data that the stream's schema cannot hold: the stream stops, the others go on. */
public final class DataException extends TapException {

  /** A failure with a message for the user. */
  public DataException(String message) {
    super(message, null);
  }

  /** A failure with a message for the user and its technical cause, shown at debug level only. */
  public DataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.DATA;
  }
}
