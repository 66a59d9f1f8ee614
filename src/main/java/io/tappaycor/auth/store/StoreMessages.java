package io.tappaycor.auth.store;

import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.BusyException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Messages that all kinds of stores share. */
public final class StoreMessages {

  /** The reason if compare and set finds another content. */
  static final String CONTENDED = "another program is changing it at the same time";

  private StoreMessages() {}

  /** A store cannot be written, at a time when no token has been spent. */
  public static AuthenticationException unwritable(
      StoreDescription store, String reason, @Nullable Throwable cause) {
    return new AuthenticationException(
        "Tried to write the token store "
            + store.name()
            + ", but it failed: "
            + reason
            + ". No refresh token has been used up. "
            + store.remedy()
            + ", or set `token_store` to another location",
        cause);
  }

  /** A shared store is away, at a time when no token has been spent. */
  public static BusyException away(
      StoreDescription store, String reason, @Nullable Throwable cause) {
    String message =
        "Tried to use the token store "
            + store.name()
            + ", but it is away: "
            + reason
            + ". No refresh token has been used up. Run again when it is back";
    return cause == null ? new BusyException(message) : new BusyException(message, cause);
  }

  /** Another worker holds the lease of a shared store for too long. */
  public static BusyException held(StoreDescription store, Duration patience) {
    return new BusyException(
        "Waited "
            + patience.toSeconds()
            + " s for the token store "
            + store.name()
            + ", but another tap-paycor holds its lock, perhaps because Paycor does not respond to"
            + " it. Run again when that one has ended. No refresh token has been used up");
  }

  /** A store's content makes no sense. */
  public static AuthenticationException unusable(
      StoreDescription store, StoreFormat.UnreadableException cause) {
    return new AuthenticationException(
        "The token store "
            + store.name()
            + " cannot be used: "
            + cause.getMessage()
            + ". It was left unchanged. Restore it from a backup, or move it away and run"
            + " `tap-paycor login`",
        cause);
  }
}
