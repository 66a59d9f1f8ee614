package io.tappaycor.auth.login;

import io.tappaycor.auth.token.Refusals;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.failure.AuthenticationException;

/** What a refused login means for the user, and what to do. */
final class LoginRefusals {

  private LoginRefusals() {}

  /** The failure for a refused authorization code. */
  static AuthenticationException of(Refused refused, String redirectUri) {
    return switch (refused.reason()) {
      case SUBSCRIPTION_KEY -> Refusals.subscriptionKey(refused);
      case CLIENT -> new AuthenticationException(Refusals.application(refused));
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
                  + "): a code is good for one use and a short time, and this one was used or has"
                  + " expired. Run `tap-paycor login` again without delay. If that does not help, "
                  + sameRedirect(redirectUri));
    };
  }

  /** Who may activate, by Paycor's setup guide. */
  static AuthenticationException notAdministrator(String shown) {
    return new AuthenticationException(
        "Paycor did not let this person activate the application ("
            + shown
            + "): only a Company Admin, HR Admin or Payroll Admin can. Run `tap-paycor login` again"
            + " and sign in as one");
  }

  private static String sameRedirect(String redirectUri) {
    return "`redirect_uri` ("
        + Redirect.withoutQuery(redirectUri)
        + ") must match the one registered on the Security Connections tab to the character:"
        + " trailing slash, upper and lower case, http or https";
  }
}
