package io.tappaycor.http;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.RetryLoop.Attempt.Again;
import io.tappaycor.http.RetryLoop.Attempt.Done;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Paycor's API: one GET at a time, at the pace, with retries, until there is an outcome. Safe
 * for any number of threads.
 */
public final class PaycorClient {

  private static final Logger LOG = LoggerFactory.getLogger(PaycorClient.class);

  /** So often the records of somebody else come before the stream fails. */
  private static final int MAX_MIX_UPS = 3;

  /** A gateway may refuse everybody for a moment; a login that is refused stays refused. */
  private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(15);

  /** A token that was good for others is no refused login. */
  private static final String REFUSED =
      "it answers with status 401 to an access token that is accepted elsewhere";

  /**
   * What the client works with.
   *
   * @param subscriptionKey sent with every call
   * @param maxConcurrency requests in flight, at most
   * @param clock for {@code Retry-After} as a date
   * @param nanoTime for durations
   */
  public record Equipment(
      Transport transport,
      AccessTokens tokens,
      Secret subscriptionKey,
      RetryPolicy policy,
      RateLimiter rateLimiter,
      int maxConcurrency,
      Sleeper sleeper,
      Clock clock,
      LongSupplier nanoTime) {}

  private final Equipment with;
  private final RequestSender sender;
  private final Downtime downtime;
  private final RetryLoop loop;
  private final TokenRefusals refusals;

  /** A client with this equipment. */
  public PaycorClient(Equipment equipment) {
    this.with = equipment;
    this.sender = new RequestSender(equipment);
    this.downtime = new Downtime(equipment.nanoTime());
    this.refusals = new TokenRefusals(equipment.nanoTime());
    this.loop = new RetryLoop(equipment.sleeper());
  }

  /** Reads one target, with all patience. */
  public <T> Outcome<T> get(Target target, BodyReader<T> reader, CallLog calls) {
    return get(target, reader, calls, CallOptions.DEFAULT);
  }

  /**
   * Reads one target.
   *
   * @param reader makes sense of the body, within the retries
   * @param calls counts what is sent
   * @throws ExtractionException if Paycor could not be read after all retries
   * @throws AuthenticationException if the key or the tokens are refused
   * @throws io.tappaycor.failure.StoppedException if the run is being stopped
   */
  public <T> Outcome<T> get(
      Target target, BodyReader<T> reader, CallLog calls, CallOptions options) {
    return loop.run(new Exchange<>(target, reader, calls, options));
  }

  /** What was tried of one reading so far. */
  private final class Exchange<T> implements RetryLoop.Request<Outcome<T>> {

    private final Target target;
    private final BodyReader<T> reader;
    private final CallLog calls;
    private final CallOptions options;
    private final Attempts attempts;
    private Optional<String> refused = Optional.empty();
    private boolean replaced;
    private int limits;
    private int mixUps;

    Exchange(Target target, BodyReader<T> reader, CallLog calls, CallOptions options) {
      this.target = target;
      this.reader = reader;
      this.calls = calls;
      this.options = options;
      this.attempts = new Attempts(target, with.policy(), with.nanoTime(), downtime);
    }

    @Override
    public RetryLoop.Attempt<Outcome<T>> attempt(int number) throws InterruptedException {
      if (number > 1) {
        calls.retry();
      }
      RequestSender.Sending<T> sending =
          sender.send(target, reader, refused, calls, options.priority());
      Verdict<T> verdict = sending.verdict();
      if (verdict instanceof Verdict.Failed<T> failed) {
        return failed(failed);
      }
      downtime.over();
      if (verdict instanceof Verdict.Done<T> done) {
        with.rateLimiter().passed();
        refusals.accepted(sending.token(), target);
        return new Done<>(done.outcome());
      }
      if (verdict instanceof Verdict.TokenRefused<T> refusal) {
        return refused(sending.token(), refusal);
      }
      if (verdict instanceof Verdict.Limited<T> limited) {
        limited(limited);
      }
      return new Again<>(Duration.ZERO);
    }

    private Again<Outcome<T>> failed(Verdict.Failed<T> failed) {
      if (failed.cause() == Verdict.Cause.WRONG_OWNER && ++mixUps == MAX_MIX_UPS) {
        throw new DataException(
            ("Tried to read %s, but %s, %d times: nothing of it is written. Run again later; if it"
                    + " stays, look for a cache or proxy on the way, and ask Paycor's support")
                .formatted(target, failed.reason(), mixUps));
      }
      if (failed.cause() == Verdict.Cause.LASTING) {
        return after(attempts.waitAfterLastingFailure(failed.reason()), failed.reason());
      }
      boolean late = failed.cause() == Verdict.Cause.TIMEOUT;
      if (options.failsOnTimeout() && late && attempts.mayAskForLess()) {
        throw attempts.timeOut();
      }
      return after(attempts.waitAfterFailure(failed.reason(), failed.asked()), failed.reason());
    }

    private Again<Outcome<T>> refused(String token, Verdict.TokenRefused<T> refusal) {
      refused = Optional.empty();
      if (refusals.mayReplace(token, target, replaced)) {
        replaced = true;
        refused = Optional.of(token);
        return new Again<>(Duration.ZERO);
      }
      if (!refusals.isAnyAccepted() && attempts.elapsed().compareTo(LOGIN_PATIENCE) > 0) {
        throw refusedLogin(target, refusal);
      }
      return after(attempts.waitAfterRefusal(REFUSED, null), REFUSED);
    }

    /** The rate limiter holds back everybody, this request too. */
    private void limited(Verdict.Limited<T> limited) {
      Duration wait = with.policy().waitFor(++limits, limited.asked());
      calls.rateWait();
      if (!with.rateLimiter().pause(wait)) {
        throw new ExtractionException(
            ("Tried to read %s, but Paycor's rate limit asks for a pause of %d s, and this run has"
                    + " no time left for it: run again later, or raise max_wait_seconds")
                .formatted(target, wait.toSeconds()));
      }
    }

    private Again<Outcome<T>> after(Duration wait, String reason) {
      LOG.debug("GET {}: {}; again in {} ms", target, reason, wait.toMillis());
      return new Again<>(wait);
    }
  }

  private static <T> AuthenticationException refusedLogin(
      Target target, Verdict.TokenRefused<T> refusal) {
    return new AuthenticationException(
        "Paycor refuses a fresh access token at "
            + target
            + refusal.correlation()
            + ": check that the application is still activated, then run `tap-paycor login`");
  }
}
