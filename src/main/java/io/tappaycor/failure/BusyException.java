package io.tappaycor.failure;

/** Another run holds what this one needs: nothing was read, and running again later helps. */
public final class BusyException extends TapException {

  /** A failure with a message for the user. */
  public BusyException(String message) {
    super(message, null);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.BUSY;
  }
}
