package io.tappaycor.auth.store;

import io.tappaycor.failure.AuthenticationException;
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
