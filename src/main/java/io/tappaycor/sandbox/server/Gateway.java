package io.tappaycor.sandbox.server;

import io.tappaycor.sandbox.api.Api;
import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.token.AuthorizePage;
import io.tappaycor.sandbox.token.Credentials;
import io.tappaycor.sandbox.token.TokenDesk;
import java.util.OptionalLong;

/**
 * The gateway in front of the API. Checks the subscription key, the access token and the rate
 * limit, in this order, before the call itself.
 */
public final class Gateway {

  private final Credentials credentials;
  private final TokenDesk desk;
  private final AuthorizePage authorizePage;
  private final RateLimit rateLimit;
  private final Api api;

  /** Creates a gateway in front of an API. */
  public Gateway(
      Credentials credentials,
      TokenDesk desk,
      AuthorizePage authorizePage,
      RateLimit rateLimit,
      Api api) {
    this.credentials = credentials;
    this.desk = desk;
    this.authorizePage = authorizePage;
    this.rateLimit = rateLimit;
    this.api = api;
  }

  Reply answer(Request request) {
    if (request.path().equalsIgnoreCase(TokenDesk.PATH)) {
      return desk.answer(request);
    }
    if (request.path().equalsIgnoreCase(AuthorizePage.PATH)) {
      return authorizePage.answer(request);
    }
    boolean subscribed =
        request
            .header("Ocp-Apim-Subscription-Key")
            .filter(credentials.subscriptionKey()::equals)
            .isPresent();
    if (!subscribed) {
      return Reply.accessDenied();
    }
    boolean known = request.bearer().filter(desk::admits).isPresent();
    if (!known) {
      return Reply.empty(401);
    }
    OptionalLong wait = rateLimit.take();
    return wait.isPresent() ? Reply.tooMany(wait.getAsLong()) : api.answer(request);
  }
}
