package io.tappaycor.http;

import io.tappaycor.failure.AuthenticationException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests, once each, when it is their turn: by priority, as many in flight as allowed, and
 * at the rate that is allowed. Safe for many threads.
 */
final class RequestSender {

  private static final Logger LOG = LoggerFactory.getLogger(PaycorClient.class);

  private final PaycorClient.Equipment with;
  private final ResponseClassifier classifier;
  private final Turnstile turnstile = new Turnstile();
  private final Semaphore inFlight;

  RequestSender(PaycorClient.Equipment equipment) {
    this.with = equipment;
    this.classifier = new ResponseClassifier(equipment.clock());
    this.inFlight = new Semaphore(equipment.maxConcurrency(), true);
  }

  /**
   * What a request came to.
   *
   * @param token that it was sent with; empty if it was not answered
   */
  record Sending<T>(Verdict<T> verdict, String token) {}

  private record Sent(Response response, String token) {}

  /**
   * Sends a request.
   *
   * @param refused a token that is not to be sent again, if there is one
   * @throws AuthenticationException if the gateway refuses the subscription key
   * @throws InterruptedException if the run is being stopped
   */
  <T> Sending<T> send(
      Target target,
      BodyReader<T> reader,
      Optional<String> refused,
      CallLog calls,
      Priority priority)
      throws InterruptedException {
    try {
      Sent sent = send(target, refused, calls, priority);
      return new Sending<>(classifier.judge(target, sent.response(), reader), sent.token());
    } catch (IOException failed) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      return new Sending<>(ResponseClassifier.judge(failed), "");
    }
  }

  private Sent send(Target target, Optional<String> refused, CallLog calls, Priority priority)
      throws IOException, InterruptedException {
    awaitTurn(priority);
    try {
      // Not before: a token could die while its request waits for its slot.
      String token = refused.map(with.tokens()::insteadOf).orElseGet(with.tokens()::current);
      calls.request();
      long start = with.nanoTime().getAsLong();
      Response response = with.transport().read(target, headers(token));
      long nanos = with.nanoTime().getAsLong() - start;
      calls.took(nanos);
      LOG.debug("{} {}: {} in {} ms", target.method(), target, response, nanos / 1_000_000);
      return new Sent(response, token);
    } finally {
      inFlight.release();
    }
  }

  /**
   * One at a time, by priority; then the place, then the slot: whoever has a slot sends at once.
   */
  private void awaitTurn(Priority priority) throws InterruptedException {
    turnstile.enter(priority);
    try {
      inFlight.acquire();
      try {
        with.rateLimiter().await();
      } catch (InterruptedException stopped) {
        inFlight.release();
        throw stopped;
      }
    } finally {
      turnstile.leave();
    }
  }

  private Map<String, String> headers(String token) {
    return Map.of(
        "Authorization",
        "Bearer " + token,
        "Ocp-Apim-Subscription-Key",
        with.subscriptionKey().reveal());
  }
}
