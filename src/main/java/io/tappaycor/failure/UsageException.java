package io.tappaycor.failure;

import org.jspecify.annotations.Nullable;

/**
 * The command line, config, catalog or state is wrong: the user can mend it before the next run.
 */
public final class UsageException extends TapException {

  /** A failure with a message for the user. */
  public UsageException(String message) {
    super(message, null);
  }

  /** A failure with a message for the user and its technical cause, shown at debug level only. */
  public UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.USAGE;
  }
}
