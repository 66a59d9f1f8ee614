package io.tappaycor.failure;

/**
 * What the process says to its scheduler when it ends. The numbers are a published interface: see
 * docs/operating.md.
 */
public enum ExitCode {
  /** All selected streams are complete. */
  COMPLETE(0),
  /** A defect of the tap itself. */
  DEFECT(1),
  /** Usage, config, catalog or state: the user can mend it. */
  USAGE(2),
  /** Tokens or keys refused, or nothing permitted at all. */
  AUTHENTICATION(3),
  /**
   * Paycor could not be read in full; the other streams were synced and the last state is sound.
   */
  INCOMPLETE(4),
  /** Data that the schema cannot hold. */
  DATA(5),
  /** Standard output takes no more: closed by its reader, or full. */
  OUTPUT_CLOSED(6),
  /** Only the target of a pipeline failed, or ended early. */
  TARGET(7),
  /** Another run holds the lock of the state: nothing was read. EX_TEMPFAIL of sysexits.h. */
  BUSY(75);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number for {@link System#exit}. */
  public int number() {
    return number;
  }
}
