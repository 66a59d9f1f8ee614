package io.tappaycor.failure;

import org.jspecify.annotations.Nullable;

/** Paycor refuses the tokens or keys, or there are none: no stream can be read. */
public final class AuthenticationException extends TapException {

  /** A failure with a message for the user. */
  public AuthenticationException(String message) {
    super(message, null);
  }

  /** A failure with a message for the user and its technical cause, shown at debug level only. */
  public AuthenticationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitCode exitCode() {
    return ExitCode.AUTHENTICATION;
  }
}
