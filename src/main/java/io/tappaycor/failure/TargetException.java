package io.tappaycor.failure;

/** The target of a pipeline failed, or ended before it had read everything. */
public final class TargetException extends TapException {

  /** A failure with a message for the user. */
  public TargetException(String message) {
    super(message, null);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.TARGET;
  }
}
