package io.tappaycor.auth.token;

import io.tappaycor.auth.token.TokenResponse.Undecided;
import io.tappaycor.http.ConnectionFailure;
import io.tappaycor.http.FailedAttempts;
import io.tappaycor.http.Response;
import io.tappaycor.http.RetryLoop.Attempt;
import io.tappaycor.http.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The failed attempts of one token call, and whether there is another. For one thread. */
final class TokenAttempts {

  /** So often is tried what waiting cannot make better. */
  private static final int LASTING_ATTEMPTS = 3;

  private final RetryPolicy policy;
  private final FailedAttempts failures;
  private boolean maySpend;

  /** No attempt yet, by a monotonic clock in nanoseconds. */
  TokenAttempts(RetryPolicy policy, LongSupplier nanoTime) {
    this.policy = policy;
    this.failures = new FailedAttempts(nanoTime);
  }

  /** Whether an attempt may have reached Paycor and spent the token without a usable response. */
  boolean mayHaveSpent() {
    return maySpend;
  }

  /** Notes a response that decides nothing. */
  Attempt<TokenResponse> failed(Response response, @Nullable Duration asked) {
    int status = response.status();
    // Who refuses or redirects in Paycor's place has not passed the request on.
    boolean turnedAway = status / 100 == 3 || status / 100 == 4;
    maySpend |= !turnedAway || status == 408;
    boolean passing = RetryPolicy.mayPass(status) || asked != null;
    return again(asked, "HTTP " + status, remedy(passing, asked), null);
  }

  /** Notes a response that did not come. */
  Attempt<TokenResponse> unanswered(IOException failure) {
    if (!(failure instanceof ConnectionFailure unconnected)) {
      maySpend = true;
      return again(null, "no response", remedy(true, null), failure);
    }
    String reason = String.valueOf(unconnected.getMessage());
    if (unconnected.isLasting()) {
      failures.add();
      return failures.count() < LASTING_ATTEMPTS
          ? new Attempt.Again<>(policy.waitFor(failures.count(), null))
          : new Attempt.Done<>(undecided(reason, "Correct that, then run again", failure));
    }
    return again(null, reason, remedy(true, null), failure);
  }

  /** No further attempt, because another worker may send the token from now on. */
  Undecided abandoned() {
    return undecided(
        "another worker may have taken over",
        "Run again later: the token store then has the new tokens, or says what was lost",
        null);
  }

  private Attempt<TokenResponse> again(
      @Nullable Duration asked, String shown, String remedy, @Nullable IOException failure) {
    failures.add();
    return policy
        .waitBefore(failures.count(), failures.elapsed(), asked)
        .<Attempt<TokenResponse>>map(Attempt.Again::new)
        .orElseGet(() -> new Attempt.Done<>(undecided(shown, remedy, failure)));
  }

  private Undecided undecided(String shown, String remedy, @Nullable IOException failure) {
    int count = failures.count();
    return new Undecided(
        "Tried to get tokens from Paycor, but "
            + count
            + (count == 1 ? " attempt" : " attempts")
            + " failed (last: "
            + shown
            + "). "
            + remedy,
        maySpend,
        failure);
  }

  private static String remedy(boolean passing, @Nullable Duration asked) {
    if (asked != null && !asked.isZero()) {
      return "It asked to wait " + asked.toSeconds() + " s: run again after that";
    }
    return passing
        ? "Paycor or the network is down: run again later"
        : "That is neither a token response nor an error of Paycor: a firewall, gateway or proxy"
            + " responded in its place. Check `api_base_url` and the network, then run again";
  }
}
