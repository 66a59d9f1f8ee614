package io.tappaycor.auth.rotation;

import io.tappaycor.auth.token.Refusals;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.failure.AuthenticationException;

/** What a refused refresh token means for the user, and what to do. */
final class RefreshRefusals {

  private static final String REACTIVATE =
      "Run `tap-paycor login`, or activate the application in Paycor again and put the new refresh"
          + " token in `refresh_token`";

  private RefreshRefusals() {}

  /**
   * The failure for a refused refresh token.
   *
   * @param family as it was before the refresh
   */
  static AuthenticationException of(Refused refused, TokenFamily family, String storeName) {
    return switch (refused.reason()) {
      case SUBSCRIPTION_KEY -> Refusals.subscriptionKey(refused);
      case CLIENT ->
          new AuthenticationException(
              Refusals.application(refused)
                  + (refused.error() == null
                      ? ". If both are right, the refresh token is no longer good: " + REACTIVATE
                      : ". The refresh token was not used up"));
      case FORBIDDEN, REDIRECT, GRANT ->
          new AuthenticationException(deadToken(refused, family, storeName));
    };
  }

  /** The failure for a token that another worker has found refused, after a refresh was lost. */
  static AuthenticationException elsewhere(TokenFamily family, String storeName) {
    return new AuthenticationException(
        "Paycor refused the refresh token at "
            + family.refusedAt()
            + ", when another worker sent it: the token store "
            + storeName
            + " has no newer one. "
            + unfinished(family)
            + REACTIVATE);
  }

  private static String deadToken(Refused refused, TokenFamily family, String storeName) {
    return "Paycor refused the refresh token ("
        + refused.shown()
        + "): it was used before, has expired or was revoked, and the token store "
        + storeName
        + " has no newer one. "
        + history(refused, family)
        + REACTIVATE;
  }

  private static String unfinished(TokenFamily family) {
    return "A refresh that started at "
        + family.refreshStartedAt()
        + " never finished: that run died, or got no response, after it had asked for the new"
        + " token and before it had saved it. ";
  }

  private static String history(Refused refused, TokenFamily family) {
    if (family.refreshStartedAt() != null) {
      return unfinished(family);
    }
    if (family.rotationUnknown()) {
      return "The last refresh, at "
          + family.rotatedAt()
          + ", brought no new one, so this one was sent a second time. ";
    }
    return refused.unanswered()
        ? "The attempt before got no response: the new token was probably lost with it. "
        : "";
  }
}
