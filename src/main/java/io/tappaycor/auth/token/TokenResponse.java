package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.ExtractionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a token call. */
public sealed interface TokenResponse {

  /**
   * New tokens, at least one of the two. The refresh token that was sent, if any, is dead from now
   * on, unless there is no new one.
   *
   * @param accessToken null if there is none that a header can carry: the new refresh token is the
   *     living one all the same
   * @param lifetime how long the access token is good for, from the response on; above zero
   * @param refreshToken null if the response has none, as an integrator has seen
   */
  record Granted(@Nullable Secret accessToken, Duration lifetime, @Nullable Secret refreshToken)
      implements TokenResponse {}

  /**
   * No tokens, and none on another attempt: OAuth's own error, or one in Paycor's shape.
   *
   * @param status the HTTP status
   * @param error OAuth's error code, if the body has one that the standard defines
   * @param reason whose fault it looks like
   * @param unanswered whether Paycor did not answer an earlier attempt, which may have spent the
   *     token all the same
   */
  record Refused(int status, @Nullable String error, Reason reason, boolean unanswered)
      implements TokenResponse {

    /** The refusal as messages quote it, such as {@code HTTP 400, invalid_grant}. */
    public String shown() {
      return "HTTP " + status + (error == null ? "" : ", " + error);
    }
  }

  /**
   * No decision within the retry budget: nobody responded, or something that is not Paycor.
   *
   * @param maySpend whether an attempt may have spent the token or code without a usable response
   */
  record Undecided(String message, boolean maySpend, @Nullable Throwable cause)
      implements TokenResponse {

    /** The failure of the run. */
    public ExtractionException failure() {
      return new ExtractionException(message, cause);
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
