package io.tappaycor.auth.store;

/** A store could not be written. The message is the reason, as a person reads it. */
public final class StoreWriteException extends Exception {

  private final boolean away;

  /** A failure with its reason, such as {@code permission denied}: never a token. */
  public StoreWriteException(String reason, Throwable cause) {
    this(reason, false, cause);
  }

  private StoreWriteException(String reason, boolean away, Throwable cause) {
    super(reason, cause);
    this.away = away;
  }

  /** The store is on another machine, and away for the moment. */
  public static StoreWriteException away(String reason, Throwable cause) {
    return new StoreWriteException(reason, true, cause);
  }

  /** The reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether waiting may help. */
  boolean isAway() {
    return away;
  }
}
