package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outage of the whole API is waited out once; a target of its own has its own patience. */
final class DowntimeTest {

  private final ScriptedApi api = new ScriptedApi();
  private final PaycorClient client = api.client();

  private Outcome<String> get(String path) {
    return client.get(Target.of(path), body -> "read", api.calls());
  }

  private String failureOf(String path) {
    return assertThrows(ExtractionException.class, () -> get(path)).getMessage();
  }

  private Duration waited() {
    return api.waits().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Test
  void whoComesAfterAnOutageOfTheWholeBudgetTriesAFewTimes() {
    api.answers(503, "");
    assertFalse(failureOf("/v1/a").contains("all of the API"));
    Duration before = waited();
    assertTrue(before.compareTo(Duration.ofSeconds(250)) > 0, before.toString());

    String message = failureOf("/v1/b");

    Duration own = waited().minus(before);
    assertTrue(own.compareTo(Duration.ofSeconds(10)) < 0, own.toString());
    assertTrue(
        message.startsWith(
            "Tried to read /v1/b (5 times in %d s), but it answers with status 503, as all of the"
                    .formatted(own.toSeconds())
                + " API has done for %d s".formatted(waited().toSeconds())),
        message);
  }

  @Test
  void whoWaitsLongForEachFailureTriesTwice() {
    api.answers(503, "");
    failureOf("/v1/a");
    // With the first wait of 375 ms, ten seconds to the nanosecond.
    api.taking(Duration.ofMillis(9_625));

    String message = failureOf("/v1/b");

    assertTrue(message.startsWith("Tried to read /v1/b (2 times"), message);
  }

  @Test
  void aFailureThatPassesSoonIsNotTakenForTheOutage() {
    api.answers(503, "");
    failureOf("/v1/a");
    api.answers(503, "").answers(503, "").answers(503, "").answers(200, "");
    // The last answer before was the end of the script, and is given once more.
    assertEquals(new Outcome.Received<>("read"), get("/v1/b"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 400, 403, 404})
  void anyAnswerEndsTheOutage(int status) {
    api.answers(503, "");
    failureOf("/v1/a");
    Duration before = waited();

    api.answers(status, status > 204 ? PaycorErrors.FORBIDDEN : "");
    api.answers(503, "");
    get("/v1/b");
    failureOf("/v1/c");

    assertTrue(waited().minus(before).compareTo(Duration.ofSeconds(250)) > 0, "patient again");
  }

  @Test
  void aRateLimitIsNoOutage() {
    api.answers(429, "");
    failureOf("/v1/a");
    Duration before = waited();

    // The last answer before was the end of the script, and is given once more.
    api.answers(503, "").answers(503, "");
    failureOf("/v1/b");
    failureOf("/v1/b");

    assertTrue(waited().minus(before).compareTo(Duration.ofSeconds(250)) > 0, "as patient");
  }

  @Test
  void oneEndpointThatFailsAloneIsNoOutage() {
    api.answers(503, "");
    failureOf("/v1/a");
    Duration before = waited();

    assertFalse(failureOf("/v1/a").contains("all of the API"));

    assertTrue(waited().minus(before).compareTo(Duration.ofSeconds(250)) > 0, "as patient");
  }

  @Test
  void aWindowIsHalvedAfterATimeOutUnlessTheWholeApiIsDownForLong() {
    api.answers(504, "").taking(Duration.ofMinutes(1));
    assertTrue(isTimeOut("/v1/a"));

    int halved = 0;
    while (isTimeOut("/v1/b")) {
      halved++;
    }

    assertTrue(halved >= 5, "a month down to a day: " + halved);
    assertTrue(api.calls().requests() < 15, "asked " + api.calls().requests());
  }

  private boolean isTimeOut(String path) {
    return assertThrows(
            ExtractionException.class,
            () ->
                client.get(
                    Target.of(path),
                    body -> "read",
                    api.calls(),
                    CallOptions.DEFAULT.failingOnTimeout(true)))
        .isTimeOut();
  }
}
