package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the client waits, and where it does not. */
final class PatienceTest {
  private static final Target TARGET =
      Target.of("/v1/legalentities/{id}/x", Map.of("id", "s3cr3t"), List.of());
  private final ScriptedApi api = new ScriptedApi();

  private static Outcome<String> get(PaycorClient client, CallLog calls) {
    return client.get(TARGET, body -> new String(body, StandardCharsets.UTF_8), calls);
  }

  private Outcome<String> getHastily() {
    return api.client()
        .get(
            TARGET,
            body -> new String(body, StandardCharsets.UTF_8),
            api.calls(),
            CallOptions.DEFAULT.failingOnTimeout(true));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 504})
  void aTimeOutIsFinalForSomebodyWhoCanAskForLess(int status) {
    api.answers(status, "").answers(200, "body");

    ExtractionException failure = assertThrows(ExtractionException.class, this::getHastily);

    assertTrue(failure.isTimeOut());
    assertEquals(
        "Paycor does not answer /v1/legalentities/{id}/x in time: raise request_timeout_seconds",
        failure.getMessage());
    assertEquals(1, api.calls().requests());
  }

  @Test
  void aConnectionThatTimesOutIsATimeOutAndOneThatFailsIsNot() {
    api.fails(new ConnectException("refused")).fails(new SocketTimeoutException("timeout"));

    ExtractionException failure = assertThrows(ExtractionException.class, this::getHastily);

    assertTrue(failure.isTimeOut());
    assertEquals(2, api.calls().requests());
  }

  @Test
  void aConnectionThatTimesOutIsSaidInOtherWordsThanOneThatFails() {
    api.fails(new SocketTimeoutException("timeout"));
    ScriptedApi refusing = new ScriptedApi().fails(new ConnectException("refused"));

    var late =
        assertThrows(ExtractionException.class, () -> get(api.client(), api.calls())).getMessage();
    var refused =
        assertThrows(ExtractionException.class, () -> get(refusing.client(), refusing.calls()))
            .getMessage();

    assertTrue(late.contains("but it does not answer in time: run again later"), late);
    assertTrue(refused.contains("but the connection fails (ConnectException): run"), refused);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void anotherFailureIsTriedAgainThoughSomebodyCouldAskForLess(int status) {
    api.answers(status, "").answers(200, "body");

    assertEquals(new Outcome.Received<>("body"), getHastily());
  }

  @Test
  void aTimeOutIsTriedAgainForSomebodyWhoCannotAskForLess() {
    api.answers(504, "");

    ExtractionException failure =
        assertThrows(ExtractionException.class, () -> get(api.client(), api.calls()));

    assertFalse(failure.isTimeOut());
    assertTrue(api.calls().requests() > 2);
  }

  @Test
  void anAnswerAfterARefusalLetsThePaceCreepBack() {
    api.answers(429, "", "1").answers(200, "body");
    PaycorClient client = api.client(60);
    get(client, api.calls());
    get(client, api.calls());
    get(client, api.calls());

    List<Duration> waits = api.waits();
    assertEquals(List.of(Duration.ofMillis(1250), Duration.ofMillis(1500)), waits.subList(0, 2));
    assertTrue(waits.get(2).compareTo(waits.get(1)) < 0, waits.toString());
  }
}
