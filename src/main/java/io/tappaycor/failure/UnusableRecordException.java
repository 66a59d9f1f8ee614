package io.tappaycor.failure;

/** One record that cannot be stored: it is left out and counted, the others are written. */
public final class UnusableRecordException extends TapException {

  private final String reason;

  /**
   * A record that is left out.
   *
   * @param reason what is wrong with it, without any value: the field that is null, for example
   */
  public UnusableRecordException(String reason) {
    super("Paycor sent a record that cannot be stored: " + reason, null);
    this.reason = reason;
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.DATA;
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }
}
