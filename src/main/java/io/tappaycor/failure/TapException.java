package io.tappaycor.failure;

import org.jspecify.annotations.Nullable;

/**
 * Anything that ends a stream or a run for a known reason. The message is one line for the user:
 * what was tried, why it failed, what to do next. It never holds a secret or a record's value.
 */
public abstract sealed class TapException extends RuntimeException
    permits UsageException,
        AuthenticationException,
        ExtractionException,
        DataException,
        UnusableRecordException,
        OutputClosedException,
        StoppedException,
        TargetException,
        BusyException {

  TapException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The exit code that this failure leads to. */
  public abstract ExitCode exitCode();
}
