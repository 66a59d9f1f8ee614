package io.tappaycor.auth.store;

/** A store could not be written. The message is the reason, as a person reads it. */
public final class StoreWriteException extends Exception {

  /** A failure with its reason, such as {@code permission denied}: never a token. */
  public StoreWriteException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** The reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
