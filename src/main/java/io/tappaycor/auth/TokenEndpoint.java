package io.tappaycor.auth;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Response;
import io.tappaycor.http.RetryAfter;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.http.Sleeper;
import io.tappaycor.http.Target;
import io.tappaycor.http.Transport;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
  private final Sleeper sleeper;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private volatile boolean pausing;

  /**
   * The token call of one application.
   *
   * @param transport to the API host; it must not be cut off by a run that is being stopped, since
   *     a lost answer is a lost refresh token
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
    this.sleeper = sleeper;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Whether it waits between two attempts: no answer is on its way. */
  boolean isPausing() {
    return pausing;
  }

  /** Spends a refresh token. */
  TokenAnswer refresh(Secret refreshToken) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.reveal());
    return send(form);
  }

  /** Spends an authorization code; the redirect URI is the registered one, to the character. */
  TokenAnswer exchange(Secret code, Secret verifier, String redirectUri) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code.reveal());
    form.put("code_verifier", verifier.reveal());
    form.put("redirect_uri", redirectUri);
    return send(form);
  }

  /**
   * Sends until there is a decision.
   *
   * <p>The call is not idempotent, and is sent again all the same: it is the only recovery there
   * is. If the lost request never arrived, the token is still good and the next try rescues it; if
   * only the answer was lost, the new token is lost with it, and another try cannot make that
   * worse.
   *
   * @throws ExtractionException if there is no decision within the retry budget
   */
  private TokenAnswer send(Map<String, String> form) {
    form.put("client_id", client.clientId());
    form.put("client_secret", client.clientSecret().reveal());
    long firstFailure = 0;
    for (int attempt = 1; ; attempt++) {
      Attempt outcome = attempt(form);
      if (outcome.answer != null && !RetryPolicy.mayPass(outcome.answer.status())) {
        return TokenAnswers.read(outcome.answer, attempt);
      }
      long now = nanoTime.getAsLong();
      firstFailure = attempt == 1 ? now : firstFailure;
      pause(attempt, Duration.ofNanos(now - firstFailure), outcome);
    }
  }

  /** One try: an answer, or the reason why there is none. */
  private record Attempt(@Nullable Response answer, @Nullable IOException failure) {
    String shown() {
      return answer == null ? "no answer" : "HTTP " + answer.status();
    }
  }

  private Attempt attempt(Map<String, String> form) {
    Target target = Target.of(PATH).with("subscription-key", client.subscriptionKey().reveal());
    try {
      return new Attempt(transport.postForm(target, form), null);
    } catch (IOException exception) {
      return new Attempt(null, exception);
    }
  }

  private void pause(int failures, Duration spent, Attempt outcome) {
    Response answer = outcome.answer;
    Duration asked = answer == null ? null : RetryAfter.of(answer, clock).orElse(null);
    Duration wait =
        policy.waitBefore(failures, spent, asked).orElseThrow(() -> undecided(failures, outcome));
    pausing = true;
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting to ask Paycor for tokens again", exception);
    } finally {
      pausing = false;
    }
  }

  private static ExtractionException undecided(int attempts, Attempt outcome) {
    return new ExtractionException(
        "Tried to get tokens from Paycor, but "
            + attempts
            + (attempts == 1 ? " attempt" : " attempts")
            + " brought none (last: "
            + outcome.shown()
            + "). Paycor or the way to it is down: run again later",
        outcome.failure);
  }
}
