package io.tappaycor.auth.token;

import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.failure.AuthenticationException;

/**
 * Messages for refused token calls that a login and a refresh share. Each cause of Paycor's setup
 * guide has its own message, because the wire says 400 for most of them.
 */
public final class Refusals {

  private Refusals() {}

  /** The API gateway refused the subscription key. */
  public static AuthenticationException subscriptionKey(Refused refused) {
    return new AuthenticationException(
        "Paycor refused the subscription key ("
            + refused.shown()
            + "): `subscription_key` is wrong or missing. Copy it from the developer portal into the"
            + " config. No token was used up");
  }

  /** Paycor refused the client id or secret: the message up to what became of the token. */
  public static String application(Refused refused) {
    return "Paycor refused the application ("
        + refused.shown()
        + "): `client_id` or `client_secret` is wrong. Copy both from the developer portal; the"
        + " secret is shown only once, so create a new one if it is lost";
  }

  /**
   * New tokens were received without an access token that can be used.
   *
   * @param storeName the store's name in messages
   */
  public static String unsendable(String storeName) {
    return "Paycor's token call returned no access token, or an access token that no header can carry"
        + " because it has a line break or a character outside ASCII. Check that `api_base_url` is Paycor's and that no"
        + " proxy answers for it, then run again. The new refresh token goes to the token store "
        + storeName
        + ", and the next run uses it";
  }
}
