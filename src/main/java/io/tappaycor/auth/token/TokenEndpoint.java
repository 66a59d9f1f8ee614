package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;
import io.tappaycor.http.Response;
import io.tappaycor.http.RetryAfter;
import io.tappaycor.http.RetryLoop;
import io.tappaycor.http.RetryLoop.Attempt;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.http.Sleeper;
import io.tappaycor.http.Target;
import io.tappaycor.http.Transport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Paycor's token call, {@code POST /sts/v1/common/token?subscription-key=…}: form-encoded, because
 * JSON is refused, and with the subscription key in the query, on this one call (Paycor's
 * authentication document).
 */
public final class TokenEndpoint {

  private static final String PATH = "/sts/v1/common/token";

  private final Transport transport;
  private final ClientCredentials client;
  private final RetryPolicy policy;
  private final RetryLoop loop;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private volatile boolean pausing;

  /**
   * The token call of one application.
   *
   * @param transport to the API host; stopping a run must not cancel its calls, since a lost
   *     response is a lost refresh token
   * @param clock for {@code Retry-After} given as a date
   * @param nanoTime a monotonic clock in nanoseconds, for the retry budget
   */
  public TokenEndpoint(
      Transport transport,
      ClientCredentials client,
      RetryPolicy policy,
      Sleeper sleeper,
      Clock clock,
      LongSupplier nanoTime) {
    this.transport = transport;
    this.client = client;
    this.policy = policy;
    this.loop = new RetryLoop(wait -> pause(sleeper, wait));
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Whether it waits between two attempts: no response is on its way. */
  public boolean isPausing() {
    return pausing;
  }

  /** Spends a refresh token. */
  public TokenResponse refresh(Secret refreshToken) {
    return refresh(refreshToken, () -> true);
  }

  /**
   * Spends a refresh token.
   *
   * @param mayRepeat asked before each further attempt: whether the token is still ours to send
   */
  public TokenResponse refresh(Secret refreshToken, BooleanSupplier mayRepeat) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.reveal());
    return send(form, mayRepeat);
  }

  /**
   * Spends an authorization code.
   *
   * @param redirectUri the registered one, to the character
   */
  public TokenResponse exchange(Secret code, Secret verifier, String redirectUri) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code.reveal());
    form.put("code_verifier", verifier.reveal());
    form.put("redirect_uri", redirectUri);
    return send(form, () -> true);
  }

  /**
   * Sends until there is a decision.
   *
   * <p>The call is not idempotent, and is sent again all the same, because there is no other way to
   * recover. If the request never arrived, the token is still good and the next attempt rescues it;
   * if only the response was lost, the new token is lost with it, and another attempt cannot make
   * that worse. What a firewall or gateway answers in Paycor's place is no decision either.
   */
  private TokenResponse send(Map<String, String> form, BooleanSupplier mayRepeat) {
    form.put("client_id", client.clientId());
    form.put("client_secret", client.clientSecret().reveal());
    TokenAttempts attempts = new TokenAttempts(policy, nanoTime);
    return loop.run(
        number ->
            number == 1 || mayRepeat.getAsBoolean()
                ? attempt(form, attempts)
                : new Attempt.Done<TokenResponse>(attempts.abandoned()));
  }

  private Attempt<TokenResponse> attempt(Map<String, String> form, TokenAttempts attempts) {
    Target target = Target.of(PATH).with("subscription-key", client.subscriptionKey().reveal());
    try {
      Response response = transport.postForm(target, form);
      Optional<TokenResponse> decision =
          TokenResponseReader.read(response, attempts.mayHaveSpent());
      return decision
          .<Attempt<TokenResponse>>map(Attempt.Done::new)
          .orElseGet(() -> attempts.failed(response, RetryAfter.of(response, clock).orElse(null)));
    } catch (IOException exception) {
      return attempts.unanswered(exception);
    }
  }

  private void pause(Sleeper sleeper, Duration wait) throws InterruptedException {
    pausing = true;
    try {
      sleeper.sleep(wait);
    } finally {
      pausing = false;
    }
  }
}
