package io.tappaycor.failure;

import org.jspecify.annotations.Nullable;

/** Paycor could not be read in full, after retries: the stream is incomplete, the others go on. */
public final class ExtractionException extends TapException {

  private final boolean timeOut;

  /** A failure with a message for the user. */
  public ExtractionException(String message) {
    this(message, null, false);
  }

  /** A failure with a message for the user and its technical cause, shown at debug level only. */
  public ExtractionException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private ExtractionException(String message, @Nullable Throwable cause, boolean timeOut) {
    super(message, cause);
    this.timeOut = timeOut;
  }

  /** No answer came in time: perhaps one to a smaller question would. */
  public static ExtractionException timeOut(String message) {
    return new ExtractionException(message, null, true);
  }

  /** Whether no answer came in time. */
  public boolean isTimeOut() {
    return timeOut;
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.INCOMPLETE;
  }
}
