package io.tappaycor.auth;

import io.tappaycor.auth.TokenAnswer.Refused;
import io.tappaycor.failure.AuthenticationException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a refused token call means for the user, and what to do: each cause of Paycor's setup guide
 * has words of its own, because the wire says 400 for most of them.
 */
final class Refusals {

  private static final String REACTIVATE =
      "Run `tap-paycor login`, or activate the application in Paycor again and put the new refresh"
          + " token in `refresh_token`";

  private Refusals() {}

  /** A refused refresh token, of a chain as it was before. */
  static AuthenticationException ofRefresh(Refused refused, Chain chain, Path store) {
    return switch (refused.reason()) {
      case SUBSCRIPTION_KEY -> subscriptionKey(refused);
      case CLIENT ->
          new AuthenticationException(
              application(refused)
                  + (refused.error() == null
                      ? ". If both are right, the refresh token is no longer good: " + REACTIVATE
                      : ". The refresh token was not used up"));
      case FORBIDDEN, REDIRECT, GRANT ->
          new AuthenticationException(deadToken(refused, chain, store));
    };
  }

  private static AuthenticationException subscriptionKey(Refused refused) {
    return new AuthenticationException(
        "Paycor refused the subscription key ("
            + refused.shown()
            + "): `subscription_key` is wrong or missing. Copy it from the developer portal into the"
            + " config. No token was used up");
  }

  private static String application(Refused refused) {
    return "Paycor refused the application ("
        + refused.shown()
        + "): `client_id` or `client_secret` is wrong. Copy both from the developer portal; the"
        + " secret is shown only once, so create a new one if it is lost";
  }

  private static String deadToken(Refused refused, Chain chain, Path store) {
    return "Paycor refused the refresh token ("
        + refused.shown()
        + "): it was used before, has expired or was revoked, and the token store "
        + store
        + " knows no newer one. "
        + history(refused, chain.refreshStartedAt())
        + REACTIVATE;
  }

  private static String history(Refused refused, @Nullable Instant started) {
    if (started != null) {
      return "A refresh that was begun at "
          + started
          + " never ended: that run died, or got no answer, between asking for the new token and"
          + " saving it. ";
    }
    return refused.attempts() > 1
        ? "An attempt just before got no answer: the new token was probably lost with it. "
        : "";
  }

  /** An access token that came, and cannot be used. */
  static String unsendable(Path store) {
    return "Paycor's token call answered with an access token that no header can carry: it has a line"
        + " break or a character outside ASCII. Check that `api_base_url` is Paycor's and that"
        + " nothing in between answers for it, then run again. The new refresh token goes to the"
        + " token store "
        + store
        + ", and the next run asks with it";
  }

  /** A refused authorization code. */
  static AuthenticationException ofLogin(Refused refused, String redirectUri) {
    return switch (refused.reason()) {
      case SUBSCRIPTION_KEY -> subscriptionKey(refused);
      case CLIENT -> new AuthenticationException(application(refused));
      case FORBIDDEN -> notAdministrator(refused.shown());
      case REDIRECT ->
          new AuthenticationException(
              "Paycor refused the redirect URI ("
                  + refused.shown()
                  + "): "
                  + sameRedirect(redirectUri));
      case GRANT ->
          new AuthenticationException(
              "Paycor refused the authorization code ("
                  + refused.shown()
                  + "): it is good for one use and a short time, and was spent or has expired. Run"
                  + " `tap-paycor login` again without delay. If that does not help, "
                  + sameRedirect(redirectUri));
    };
  }

  /** Who may activate, by Paycor's setup guide. */
  static AuthenticationException notAdministrator(String shown) {
    return new AuthenticationException(
        "Paycor did not let this person activate the application ("
            + shown
            + "): it takes a Company Admin, HR Admin or Payroll Admin. Run `tap-paycor login` again"
            + " and sign in as one");
  }

  private static String sameRedirect(String redirectUri) {
    return "`redirect_uri` ("
        + Redirect.withoutQuery(redirectUri)
        + ") must match the one registered on the Security Connections tab to the character:"
        + " trailing slash, upper and lower case, http or https";
  }
}
