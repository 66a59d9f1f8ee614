package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the token endpoint decided. */
public sealed interface TokenResponse {

  /**
   * New tokens. The refresh token that was sent, if any, is dead from now on.
   *
   * @param accessToken null if no header can carry the one received: the new refresh token is the
   *     living one all the same
   * @param lifetime how long the access token is good for, from the response on; above zero
   */
  record Granted(@Nullable Secret accessToken, Duration lifetime, Secret refreshToken)
      implements TokenResponse {}

  /**
   * No tokens, and none on another attempt.
   *
   * @param status the HTTP status
   * @param error OAuth's error code, if the body has one that the standard defines
   * @param reason whose fault it looks like
   * @param attempts how often the request was sent: after the first attempt, the token may have
   *     been spent by a response that was lost
   */
  record Refused(int status, @Nullable String error, Reason reason, int attempts)
      implements TokenResponse {

    /** The refusal as messages quote it, such as {@code HTTP 400, invalid_grant}. */
    public String shown() {
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
    /** The person is not an administrator, or the activation was withdrawn. */
    FORBIDDEN,
    /** The code or refresh token, or nothing that the body tells. */
    GRANT
  }
}
