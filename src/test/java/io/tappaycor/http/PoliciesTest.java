package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PoliciesTest {
  private static final Duration BUDGET = Duration.ofMinutes(5);

  private static RetryPolicy jittered(double jitter) {
    return new RetryPolicy(BUDGET, () -> jitter);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 250, 500",
    "2, 500, 1000",
    "3, 1000, 2000",
    "4, 2000, 4000",
    "5, 4000, 8000",
    "6, 8000, 16000",
    "7, 15000, 30000",
    "8, 15000, 30000",
    "1000000, 15000, 30000",
  })
  void theWaitDoublesUpToALimitWithinTheBoundsOfItsJitter(int failures, long least, long most) {
    assertEquals(
        Optional.of(Duration.ofMillis(least)),
        jittered(0).waitBefore(failures, Duration.ZERO, null));
    Duration longest = jittered(0.999999).waitBefore(failures, Duration.ZERO, null).orElseThrow();
    assertTrue(longest.compareTo(Duration.ofMillis(most)) <= 0, longest.toString());
    assertTrue(longest.compareTo(Duration.ofMillis(most - 1)) >= 0, longest.toString());
  }

  @Test
  void whatTheServerAsksForIsNeverCutShort() {
    Duration asked = Duration.ofMinutes(1);

    assertEquals(Optional.of(asked), jittered(0).waitBefore(1, Duration.ZERO, asked));
    Duration longest = jittered(0.999999).waitBefore(9, Duration.ZERO, asked).orElseThrow();
    assertTrue(longest.compareTo(asked.plusMillis(500)) <= 0, longest.toString());
  }

  @Test
  void aWaitThatLeavesTheBudgetIsNotWaited() {
    Duration asked = Duration.ofMinutes(1);

    assertTrue(jittered(0).waitBefore(1, Duration.ofMinutes(4), asked).isPresent());
    assertFalse(jittered(0).waitBefore(1, Duration.ofSeconds(241), asked).isPresent());
    assertFalse(
        new RetryPolicy(Duration.ZERO, () -> 0).waitBefore(1, Duration.ZERO, null).isPresent());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void aTimeoutTheRateLimitAndAServersFailureMayPass(int status) {
    assertTrue(RetryPolicy.mayPass(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 401, 403, 404, 409, 499})
  void nothingElseMayPass(int status) {
    assertFalse(RetryPolicy.mayPass(status));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 60",
    "' 60 ', 60",
    "0, 0",
    "86400, 86400",
    "999999999, 999999999",
    "'Tue, 24 Nov 2026 12:01:00 GMT', 60",
    "'Tue, 24 Nov 2026 11:00:00 GMT', 0",
    "'Wed, 24 Nov 2027 12:00:00 GMT', 31536000",
  })
  void retryAfterIsSecondsOrADate(String header, long seconds) {
    assertEquals(
        Optional.of(Duration.ofSeconds(seconds)),
        RetryAfter.header(header, Clock.fixed(ScriptedApi.NOW, ZoneOffset.UTC)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "9999999999", "2026-11-24T12:01:00Z"})
  void aRetryAfterThatMakesNoSenseIsNone(String header) {
    Clock clock = Clock.fixed(ScriptedApi.NOW, ZoneOffset.UTC);

    assertEquals(Optional.empty(), RetryAfter.header(header, clock));
    assertEquals(Optional.empty(), RetryAfter.header(null, clock));
  }

  @ParameterizedTest
  @CsvSource({
    "Rate limit is exceeded. Try again in 60 seconds., 60",
    "Try again IN 1 SECOND, 1",
    "in 9999 seconds, 9999",
    "Quota will be replenished in 01:02:03., 3723",
  })
  void theSecondsAreReadOutOfTheGatewaysText(String text, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryAfter.text(text));
    assertEquals(Optional.empty(), RetryAfter.text("Try again later"));
  }
}
