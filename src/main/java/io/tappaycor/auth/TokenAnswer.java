package io.tappaycor.auth;

import io.tappaycor.config.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the token endpoint decided, as far as it decided at all. */
sealed interface TokenAnswer {

  /**
   * New tokens. The refresh token that was sent, if one was, is dead from here on.
   *
   * @param accessToken null if one came that no header can carry: the refresh token beside it is
   *     the only one that lives all the same
   * @param lifetime how long the access token is good for, from the answer on; above zero
   */
  record Granted(@Nullable Secret accessToken, Duration lifetime, Secret refreshToken)
      implements TokenAnswer {}

  /**
   * No tokens, and none on another try.
   *
   * @param status the HTTP status
   * @param error OAuth's error code, if the body has one of those that the standard defines
   * @param reason whose fault it looks like
   * @param attempts how often the request was sent: after the first, the token may have been spent
   *     by an answer that was lost
   */
  record Refused(int status, @Nullable String error, Reason reason, int attempts)
      implements TokenAnswer {

    /** The refusal in a message's words, such as {@code HTTP 400, invalid_grant}. */
    String shown() {
      return "HTTP " + status + (error == null ? "" : ", " + error);
    }
  }

  /** Whose fault a refusal looks like. */
  enum Reason {
    /** The API gateway's key: seen as a 401 whose body says so. No refresh helps. */
    SUBSCRIPTION_KEY,
    /** The client id or secret. */
    CLIENT,
    /** The redirect URI. */
    REDIRECT,
    /** The person: no administrator, or the activation was withdrawn. */
    FORBIDDEN,
    /** The code or refresh token, or nothing that the body tells. */
    GRANT
  }
}
