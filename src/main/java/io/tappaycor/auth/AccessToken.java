package io.tappaycor.auth;

import io.tappaycor.config.Secret;
import java.time.Instant;

/**
 * A bearer token with its end, kept in the store so that a short call needs no rotation.
 *
 * @param value what goes after {@code Bearer}
 * @param expiresAt when Paycor stops accepting it, by this machine's clock
 */
record AccessToken(Secret value, Instant expiresAt) {

  /** Whether a header can carry it: a line break or a letter outside ASCII ends in no request. */
  static boolean isSendable(String value) {
    return value.chars().allMatch(each -> each >= ' ' && each <= '~');
  }
}
