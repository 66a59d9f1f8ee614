package io.tappaycor.failure;

/**
 * Another run holds what this one needs, or a shared database is away: no refresh token has been
 * used up, and running again later helps.
 */
public final class BusyException extends TapException {

  /** A failure with a message for the user. */
  public BusyException(String message) {
    super(message, null);
  }

  /** A failure with a message for the user, and its cause. */
  public BusyException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.BUSY;
  }
}
