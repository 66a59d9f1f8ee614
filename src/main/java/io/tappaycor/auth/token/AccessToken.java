package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;
import java.time.Instant;

/**
 * A bearer token and its expiry. It is kept in the store so that a short run needs no rotation.
 *
 * @param value what follows {@code Bearer} in the header
 * @param expiresAt when Paycor stops accepting it, by this machine's clock
 */
public record AccessToken(Secret value, Instant expiresAt) {

  /** Whether a header can carry the value: a line break or a non-ASCII character cannot be sent. */
  public static boolean isSendable(String value) {
    return value.chars().allMatch(character -> character >= ' ' && character <= '~');
  }
}
