package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.RetryLoop.Attempt.Again;
import io.tappaycor.http.RetryLoop.Attempt.Done;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one loop that sends a request again. */
final class RetryLoopTest {

  private final List<Duration> slept = new ArrayList<>();
  private final RetryLoop loop = new RetryLoop(slept::add);

  @Test
  void attemptsAreCountedAndPausesAreSlept() {
    int attempts =
        loop.run(
            number -> number < 3 ? new Again<>(Duration.ofSeconds(number)) : new Done<>(number));

    assertEquals(3, attempts);
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), slept);
  }

  @Test
  void anAttemptWithoutAPauseIsMadeAtOnce() {
    int attempts = loop.run(number -> number < 2 ? new Again<>(Duration.ZERO) : new Done<>(number));

    assertEquals(2, attempts);
    assertEquals(List.of(), slept);
  }

  @Test
  void aFailureEndsTheLoop() {
    assertThrows(
        IllegalStateException.class,
        () ->
            loop.run(
                number -> {
                  throw new IllegalStateException();
                }));
  }

  @Test
  void anInterruptEndsTheLoopAndIsKept() {
    assertThrows(
        StoppedException.class,
        () ->
            loop.run(
                number -> {
                  throw new InterruptedException();
                }));
    assertTrue(Thread.interrupted());
  }
}
