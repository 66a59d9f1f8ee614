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
    "204, '', NothingThere",
    "400, '{\"Detail\": \"x is invalid or has no TimeOff requests\"}', NothingThere",
    "400, '{\"detail\": \"employee HAS NO earnings\"}', NothingThere",
    "400, '{\"title\": \"Client has no departments\"}', NothingThere",
    "400, '{\"detail\": \"the date is wrong\"}', Rejected",
    "400, '{\"detail\": \"has nothing\"}', Rejected",
    "400, '', Rejected",
    "400, '{\"detail\": 1e99999999999}', Rejected",
    "400, '<html>has no</html>', Rejected",
    "400, '[\"has no\"]', Rejected",
    "400, '{\"detail\": {\"x\": \"has no\"}}', Rejected",
    "403, '', NotPermitted",
    "404, '{}', NotFound",
    "404, '{\"correlationId\": \"0f8e-11cd\", \"detail\": \"no such employee\"}', NotFound",
    "404, '{\"statusCode\": 404, \"message\": \"Resource not found\"}', Rejected",
    "302, '', Rejected",
    "405, '', Rejected",
    "410, '', Rejected",
    "422, 'null', Rejected",
  })
  void aStatusThatNoRetryHelpsIsAnOutcome(int status, String body, String outcome) {
    api.answers(status, body);

    assertEquals(outcome, get().getClass().getSimpleName());
    assertEquals(1, api.calls().requests());
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
    api.answers(404, body).answers(500, body);

    assertEquals(new Outcome.NotFound<>(told == null ? "" : told), get());
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
  void aWaitThatIsTooLongIsNotCountedAsOne() {
    api.answers(429, "", "600");

    failure();

    assertEquals(1, api.calls().requests());
    assertEquals(0, api.calls().retries());
    assertEquals(0, api.calls().rateWaits());
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
    "429, 'Tue, 24 Nov 2026 11:00:00 GMT', '', 250",
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
    api.answers(401, "{\"correlationId\": \"0f8e11ab-0f8e-11ab\"}");

    AuthenticationException refusal = assertThrows(AuthenticationException.class, this::get);

    assertEquals(3, api.calls().requests());
    assertEquals(2, api.calls().retries());
    assertEquals(ExitCode.AUTHENTICATION, refusal.exitCode());
    assertTrue(refusal.getMessage().contains("tap-paycor login"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("0f8e11ab-0f8e-11ab"), refusal.getMessage());
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
