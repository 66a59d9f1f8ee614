package io.tappaycor.http;

import io.tappaycor.failure.AuthenticationException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says what a response means, and whose it is. A status is Paycor's verdict only in Paycor's own
 * error shape: firewalls, gateways and caches answer in its place, and what they refuse says
 * nothing of the data. Statuses as in Paycor's API document, bodies as seen on the wire.
 */
record ResponseClassifier(Clock clock) {

  /**
   * The verdict on a response.
   *
   * @throws AuthenticationException if the gateway refuses the subscription key
   * @throws MalformedResponseException if a body with status 200 is not what was asked for
   */
  <T> Verdict<T> judge(Target target, Response response, BodyReader<T> reader)
      throws MalformedResponseException {
    int status = response.status();
    if (status == 200) {
      return new Verdict.Done<>(new Outcome.Received<>(reader.read(response.body())));
    }
    if (status == 204) {
      return new Verdict.Done<>(new Outcome.NothingThere<>());
    }
    ErrorBody error = ErrorBody.of(response.body());
    if (isLimit(response, error)) {
      return new Verdict.Limited<>(asked(response));
    }
    if (status == 401 && error.namesSubscriptionKey()) {
      throw new AuthenticationException(
          "Paycor refuses the subscription_key at "
              + target
              + ": copy it again from the developer portal (Subscriptions)");
    }
    if (status == 401 && mayBeOfTheToken(response, error)) {
      return new Verdict.TokenRefused<>(error.correlation());
    }
    return error.isPaycors() && !RetryPolicy.mayPass(status)
        ? new Verdict.Done<>(refusal(status, error))
        : failure(response, error);
  }

  /** Seen: 403 with "Out of call volume quota", from the gateway, and with Retry-After. */
  private boolean isLimit(Response response, ErrorBody error) {
    boolean refused = response.status() >= 400 && response.status() < 500;
    return response.status() == 429 || (refused && (asked(response) != null || error.namesLimit()));
  }

  private @Nullable Duration asked(Response response) {
    return RetryAfter.of(response, clock).orElse(null);
  }

  /** Seen: an empty body for a token that is refused. A page of HTML is a firewall's. */
  private static boolean mayBeOfTheToken(Response response, ErrorBody error) {
    return response.isBlank() || error.isPaycors() || error.isOfTheGateway();
  }

  private <T> Verdict<T> failure(Response response, ErrorBody error) {
    int status = response.status();
    String who =
        RetryPolicy.mayPass(status)
            ? error.correlation()
            : ", not in Paycor's format: a firewall or gateway answers instead of Paycor";
    return new Verdict.Failed<>(
        "it answers with status " + status + who,
        asked(response),
        status == 408 || status == 504 ? Verdict.Cause.TIMEOUT : Verdict.Cause.OTHER);
  }

  private static <T> Outcome<T> refusal(int status, ErrorBody error) {
    return switch (status) {
      case 403 -> new Outcome.NotPermitted<>(error.correlation(), error.namesSubscription());
      case 404 -> new Outcome.NotFound<>(error.correlation());
      default -> new Outcome.Rejected<>(status, error.correlation(), error.saysThereIsNone());
    };
  }

  /** The verdict on a response that did not come, or made no sense. */
  static <T> Verdict<T> judge(IOException failed) {
    if (failed instanceof MalformedResponseException malformed) {
      return new Verdict.Failed<>(
          String.valueOf(failed.getMessage()),
          null,
          malformed.isWrongOwner() ? Verdict.Cause.WRONG_OWNER : Verdict.Cause.OTHER);
    }
    if (failed instanceof ConnectionFailure failure) {
      return new Verdict.Failed<>(
          String.valueOf(failure.getMessage()),
          null,
          failure.isLasting() ? Verdict.Cause.LASTING : Verdict.Cause.OTHER);
    }
    if (failed instanceof OversizedResponseException) {
      return new Verdict.Failed<>(String.valueOf(failed.getMessage()), null, Verdict.Cause.OTHER);
    }
    // The message of an I/O error may hold the URL with its query: its kind says enough.
    boolean timedOut = failed instanceof InterruptedIOException;
    String reason =
        timedOut
            ? "it does not answer in time"
            : "the connection fails (" + failed.getClass().getSimpleName() + ")";
    return new Verdict.Failed<>(
        reason, null, timedOut ? Verdict.Cause.TIMEOUT : Verdict.Cause.OTHER);
  }
}
