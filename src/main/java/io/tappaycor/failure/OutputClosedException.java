package io.tappaycor.failure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Standard output, or the files that stand for it, take no more: the reader went away, or what they
 * lead to is full or broken.
 */
public final class OutputClosedException extends TapException {

  private final boolean readerGone;
  private final IOException reason;

  private OutputClosedException(String message, boolean readerGone, IOException cause) {
    super(message, cause);
    this.reason = cause;
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

  /** What a failure to write files of records means. */
  public static OutputClosedException ofFiles(Path root, String reason, IOException failure) {
    return new OutputClosedException(
        "Batch files cannot be written to %s: %s. Make room, or mend the directory that batch_config names, and run again from the last STATE"
            .formatted(root, reason),
        false,
        failure);
  }

  /** Java has one exception for all of these: only the system's words tell a closed pipe. */
  private static boolean isReaderGone(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    return words.contains("pipe") || words.contains("connection reset");
  }

  /** The same failure, for another who writes. */
  public OutputClosedException again() {
    return new OutputClosedException(String.valueOf(getMessage()), readerGone, reason);
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
