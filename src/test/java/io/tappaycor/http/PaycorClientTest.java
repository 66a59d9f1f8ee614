package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.StoppedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PaycorClientTest {
  private static final Target TARGET =
      Target.of("/v1/employees/{employeeId}/payrates", Map.of("employeeId", "E-1"), List.of());
  private final ScriptedApi api = new ScriptedApi();

  private Outcome<String> get() {
    return api.client().get(TARGET, body -> new String(body, StandardCharsets.UTF_8), api.calls());
  }

  private ExtractionException failure() {
    return assertThrows(ExtractionException.class, this::get);
  }

  @Test
  void aBodyIsReceived() {
    api.answers(200, "body");

    assertEquals(new Outcome.Received<>("body"), get());
    assertEquals(1, api.calls().requests());
    assertEquals(0, api.calls().retries());
  }

  @ParameterizedTest
  @CsvSource({
    "204, NothingThere",
    "400, Rejected",
    "403, NotPermitted",
    "404, NotFound",
    "405, Rejected",
    "410, Rejected",
    "422, Rejected",
  })
  void aStatusInPaycorsOwnWordsIsAnOutcome(int status, String outcome) {
    api.answers(status, status == 204 ? "" : PaycorErrors.FORBIDDEN);

    assertEquals(outcome, get().getClass().getSimpleName());
    assertEquals(1, api.calls().requests());
  }

  @ParameterizedTest
  @CsvSource({
    "'x is invalid or has no TimeOff requests', true",
    "'employee HAS NO earnings', true",
    "'the date is wrong', false",
    "'has nothing', false",
    "'the login has no permission', false",
  })
  void aRefusalMaySayThatThereIsNone(String detail, boolean says) {
    api.answers(400, PaycorErrors.body("Bad Request", detail));

    assertEquals(says, ((Outcome.Rejected<String>) get()).saysThereIsNone());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "<html><body>Request blocked</body></html>",
        "{\"detail\": \"The service has no healthy upstream\"}",
        "{\"correlationId\": \"0f8fad5b-d9cb-469f-a165-70867728950e\"}",
        "{\"statusCode\": 404, \"message\": \"Resource not found\"}",
        "{\"detail\": 1e99999999999}",
        "[\"has no\"]",
      })
  void aStatusInOtherWordsIsAFailureOnTheWay(String body) {
    for (int status : List.of(302, 400, 403, 404, 405)) {
      ScriptedApi way = new ScriptedApi().answers(status, body).answers(200, "body");

      assertEquals(
          new Outcome.Received<>("body"),
          way.client().get(TARGET, bytes -> new String(bytes, StandardCharsets.UTF_8), way.calls()),
          "status " + status);
    }
  }

  @Test
  void aFirewallThatStaysIsNamedAsSuch() {
    api.answers(403, "<html></html>");

    String message = failure().getMessage();

    assertTrue(message.contains("status 403, not in Paycor's format"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "403, 131, '', 131250",
    "403, , '{\"statusCode\": 403, \"message\": \"Out of call volume quota. Quota will be replenished in 00:02:11.\"}', 131250",
    "400, 5, '<html></html>', 5250",
  })
  void whatSpeaksOfALimitIsWaitedForByAll(
      int status, String header, String body, long milliseconds) {
    api.answers(status, body == null ? "" : body, header).answers(200, "body");

    assertEquals(new Outcome.Received<>("body"), get());
    assertEquals(List.of(Duration.ofMillis(milliseconds)), api.waits());
    assertEquals(1, api.calls().rateWaits());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"correlationId\": \"0f8e11cd-0f8e-11cd\", \"title\": \"Zoe\", \"detail\": \"Zoe\"}', ' (correlation id 0f8e11cd-0f8e-11cd)'",
    "'{\"CorrelationId\": \"0f8e11ab-0f8e-11ab\", \"Title\": \"Zoe\", \"Detail\": \"Zoe\"}', ' (correlation id 0f8e11ab-0f8e-11ab)'",
    "'{\"CorrelationId\": \"Zoe was born in May\", \"Title\": \"Zoe\"}', ''",
    "'{\"CorrelationId\": \"Zoe-Washington\"}', ''",
    "'{\"CorrelationId\": \"123-45-6789\"}', ''",
    "'{\"CorrelationId\": \"123-45-6789-----\"}', ''",
    "'{\"CorrelationId\": \"deadbeef\"}', ''",
    "'{\"CorrelationId\": 5}', ''",
    "'{\"CorrelationId\": null}', ''",
    "'Zoe', ''",
  })
  void onlyTheCorrelationIdIsToldOfAnErrorBody(String body, String told) {
    api.answers(500, body);

    String message = failure().getMessage();
    assertTrue(message.contains("it answers with status 500" + (told == null ? ":" : told)));
    assertTrue(!message.contains("Zoe"), message);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 599})
  void aStatusThatMayPassIsAskedForAgain(int status) {
    api.answers(status, "").answers(status, "").answers(200, "body");

    assertEquals(new Outcome.Received<>("body"), get());
    assertEquals(3, api.calls().requests());
    assertEquals(2, api.calls().retries());
    assertEquals(status == 429 ? 2 : 0, api.calls().rateWaits());
  }

  @Test
  void aConnectionThatFailsIsTriedAgain() {
    for (IOException failure :
        List.of(
            new SocketException("reset by s3cr3t"),
            new EOFException("s3cr3t"),
            new ConnectException("s3cr3t"),
            new SocketTimeoutException("s3cr3t"),
            new InterruptedIOException("timeout"),
            new MalformedResponseException("its JSON is cut or malformed"))) {
      api.fails(failure);
    }
    api.answers(200, "body");

    assertEquals(new Outcome.Received<>("body"), get());
    assertEquals(7, api.calls().requests());
  }

  @Test
  void anAttemptCountsAsARetryOnlyIfItIsMade() {
    api.answers(500, "").taking(Duration.ofMinutes(10));

    failure();

    assertEquals(2, api.calls().requests());
    assertEquals(1, api.calls().retries());
  }

  @Test
  void aLongWaitForALimitHasABudgetOfItsOwn() {
    api.answers(429, "", "301").answers(200, "body");

    assertEquals(new Outcome.Received<>("body"), get());
    assertEquals(2, api.calls().requests());
  }

  @Test
  void aWaitThatDoesNotFitTheRunFailsAndSaysHowLongWasAsked() {
    api.answers(429, "", "3601");

    String message = failure().getMessage();

    assertEquals(1, api.calls().requests());
    assertTrue(message.contains("3601 s") && message.contains("max_wait_seconds"), message);
  }

  @Test
  void retriesEndWithTheirBudgetAndSayWhatWasTried() {
    api.answers(503, "{\"correlationId\": \"0f8e11ab-0f8e-11ab\"}");

    ExtractionException failure = failure();

    Duration waited = api.waits().stream().reduce(Duration.ZERO, Duration::plus);
    assertTrue(waited.compareTo(Duration.ofMinutes(5)) <= 0, waited.toString());
    assertTrue(waited.compareTo(Duration.ofSeconds(250)) > 0, waited.toString());
    assertEquals(api.waits().size() + 1, api.calls().requests());
    assertEquals(ExitCode.INCOMPLETE, failure.exitCode());
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "Tried to read /v1/employees/{employeeId}/payrates (%d times in %d s), but it answers with status 503 (correlation id 0f8e11ab-0f8e-11ab)"
                    .formatted(api.calls().requests(), waited.toSeconds())),
        failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7, '', 7250",
    "429, , '{\"message\": \"Rate limit is exceeded. Try again in 60 seconds.\"}', 60250",
    "429, 'Tue, 24 Nov 2026 12:00:30 GMT', '', 30250",
    "429, 'Tue, 24 Nov 2026 11:00:00 GMT', '', 375",
    "429, 0, '', 375",
    "429, soon, '{\"message\": \"in 5 seconds\"}', 5250",
    "429, , '', 375",
    "503, 7, '', 7250",
    "503, , '', 375",
  })
  void aWaitThatIsAskedForIsWaitedInFull(
      int status, String header, String body, long milliseconds) {
    api.answers(status, body, header).answers(200, "body");

    get();

    assertEquals(List.of(Duration.ofMillis(milliseconds)), api.waits());
  }

  @Test
  void aRefusedTokenIsRefreshedOnceAndTheRequestReplayed() {
    api.answers(401, "").answers(200, "body");

    assertEquals(new Outcome.Received<>("body"), get());
    assertEquals(List.of("Bearer s3cr3t-token-0", "Bearer s3cr3t-token-1"), api.tokensSent());
    assertEquals(List.of(), api.waits());
  }

  @Test
  void theNewTokenIsKeptThroughLaterRetries() {
    api.answers(401, "").answers(500, "").answers(200, "body");

    get();

    assertEquals("Bearer s3cr3t-token-1", api.tokensSent().get(2));
  }

  @Test
  void aLoginThatStaysRefusedIsGivenUp() {
    api.answers(401, "{\"correlationId\": \"0f8e11ab-0f8e-11ab\", \"title\": \"x\"}");

    AuthenticationException refusal = assertThrows(AuthenticationException.class, this::get);

    assertEquals(2, api.tokensSent().stream().distinct().count(), "one refresh");
    assertEquals(ExitCode.AUTHENTICATION, refusal.exitCode());
    assertTrue(refusal.getMessage().contains("tap-paycor login"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("0f8e11ab-0f8e-11ab"), refusal.getMessage());
  }

  @Test
  void afterASuccessOneEndpointThatRefusesTokensIsAFailureOfThatEndpoint() {
    api.answers(200, "body").answers(401, "");
    PaycorClient client = api.client();
    client.get(TARGET, body -> "read", api.calls());

    ExtractionException failure =
        assertThrows(
            ExtractionException.class, () -> client.get(TARGET, body -> "read", api.calls()));

    assertTrue(failure.getMessage().contains("accepted elsewhere"), failure.getMessage());
    assertEquals(2, api.tokensSent().stream().distinct().count(), "one refresh");
  }

  @Test
  void aStormOfRefusalsIsWaitedOutWithOneRefresh() {
    api.answers(200, "body");
    for (int refusal = 0; refusal < 6; refusal++) {
      api.answers(401, "");
    }
    api.answers(200, "body");
    PaycorClient client = api.client();
    client.get(TARGET, body -> "read", api.calls());

    assertEquals(new Outcome.Received<>("read"), client.get(TARGET, body -> "read", api.calls()));
    assertEquals(2, api.tokensSent().stream().distinct().count(), "one refresh");
  }

  @Test
  void aPageOfAFirewallIsNoRefusedToken() {
    api.answers(401, "<html></html>").answers(200, "body");

    assertEquals(new Outcome.Received<>("body"), get());
    assertEquals(1, api.tokensSent().stream().distinct().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\": 401, \"message\": \"Access denied due to missing subscription key.\"}",
        "{\"message\": \"Access denied due to invalid Subscription Key. Make sure …\"}",
      })
  void aRefusedKeyIsFatalAtOnce(String body) {
    api.answers(401, body);

    AuthenticationException refusal = assertThrows(AuthenticationException.class, this::get);

    assertEquals(1, api.calls().requests());
    assertTrue(refusal.getMessage().contains("subscription_key"), refusal.getMessage());
  }

  @Test
  void anInterruptedThreadStopsInsteadOfRetrying() {
    api.fails(new InterruptedIOException("interrupted"));
    Thread.currentThread().interrupt();

    assertThrows(StoppedException.class, this::get);
    assertTrue(Thread.interrupted());
    assertEquals(0, api.calls().requests());
  }
}
