package io.tappaycor.failure;

import java.io.IOException;
import java.util.Locale;

/** Standard output takes no more: its reader went away, or what it leads to is full or broken. */
public final class OutputClosedException extends TapException {

  private final boolean readerGone;

  private OutputClosedException(String message, boolean readerGone, IOException cause) {
    super(message, cause);
    this.readerGone = readerGone;
  }

  /** What a failure to write to standard output means. */
  public static OutputClosedException because(IOException failure) {
    String reason = String.valueOf(failure.getMessage());
    return isReaderGone(reason)
        ? new OutputClosedException("Standard output is closed", true, failure)
        : new OutputClosedException(
            "Standard output cannot be written: "
                + reason
                + ". Make room, or mend what it leads to, and run again from the last STATE that"
                + " arrived whole",
            false,
            failure);
  }

  /** Java has one exception for all of these: only the system's words tell a closed pipe. */
  private static boolean isReaderGone(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    return words.contains("pipe") || words.contains("connection reset");
  }

  /** Whether there is nobody left to tell: whoever closed the pipe knows. */
  public boolean isReaderGone() {
    return readerGone;
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.OUTPUT_CLOSED;
  }
}
