package io.tappaycor.failure;

import org.jspecify.annotations.Nullable;

/** Paycor could not be read in full, after retries: the stream is incomplete, the others go on. */
public final class ExtractionException extends TapException {

  /** A failure with a message for the user. */
  public ExtractionException(String message) {
    super(message, null);
  }

  /** A failure with a message for the user and its technical cause, shown at debug level only. */
  public ExtractionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.INCOMPLETE;
  }
}
