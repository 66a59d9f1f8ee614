package io.tappaycor.http;

import io.tappaycor.failure.AuthenticationException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;

/** Says what an answer means. Statuses as in Paycor's API document, bodies as seen on the wire. */
record ResponseClassifier(Clock clock) {

  /**
   * The verdict on an answer.
   *
   * @throws AuthenticationException if the gateway refuses the subscription key
   */
  <T> Verdict<T> judge(Target target, Response answer, BodyReader<T> reader)
      throws MalformedResponseException {
    int status = answer.status();
    if (status == 200) {
      return new Verdict.Done<>(new Outcome.Received<>(reader.read(answer.body())));
    }
    ErrorBody error = ErrorBody.of(answer.body());
    if (status == 401) {
      return unauthorized(target, error);
    }
    if (status == 429) {
      return new Verdict.Limited<>(RetryAfter.of(answer, clock).orElse(null));
    }
    return RetryPolicy.mayPass(status)
        ? new Verdict.Failed<>(
            "it answers with status " + status + error.correlation(),
            RetryAfter.of(answer, clock).orElse(null),
            status == 408 || status == 504)
        : new Verdict.Done<>(refusal(status, error));
  }

  private static <T> Verdict<T> unauthorized(Target target, ErrorBody error) {
    if (error.namesSubscriptionKey()) {
      throw new AuthenticationException(
          "Paycor refuses the subscription_key at "
              + target
              + ": copy it again from the developer portal (Subscriptions)");
    }
    return new Verdict.TokenRefused<>(error.correlation());
  }

  private static <T> Outcome<T> refusal(int status, ErrorBody error) {
    return switch (status) {
      case 204 -> new Outcome.NothingThere<>();
      case 403 -> new Outcome.NotPermitted<>(error.correlation(), error.namesSubscription());
      case 404 ->
          error.isOfTheGateway()
              ? new Outcome.Rejected<>(status, " (its gateway knows no such path)")
              : new Outcome.NotFound<>(error.correlation());
      case 400 ->
          error.saysThereIsNone()
              ? new Outcome.NothingThere<>()
              : new Outcome.Rejected<>(status, error.correlation());
      default -> new Outcome.Rejected<>(status, error.correlation());
    };
  }

  /** The verdict on an answer that did not come, or made no sense. */
  static <T> Verdict<T> judge(IOException failed) {
    if (failed instanceof MalformedResponseException
        || failed instanceof OversizedResponseException) {
      return new Verdict.Failed<>(String.valueOf(failed.getMessage()), null, false);
    }
    // The message of an I/O error may hold the URL with its query: its kind says enough.
    boolean timedOut = failed instanceof InterruptedIOException;
    String reason =
        timedOut
            ? "it does not answer in time"
            : "the connection fails (" + failed.getClass().getSimpleName() + ")";
    return new Verdict.Failed<>(reason, null, timedOut);
  }
}
