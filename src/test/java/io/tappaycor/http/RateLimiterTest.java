package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
  private static final int PER_MINUTE = 60;
  private final List<Long> waits = new ArrayList<>();
  private long now;

  private RateLimiter pace(int perMinute) {
    return new RateLimiter(perMinute, () -> now, this::sleep);
  }

  private void sleep(Duration duration) {
    waits.add(duration.toMillis());
    now += duration.toNanos();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void requestsAreSpacedEvenlyFromTheFirst() throws InterruptedException {
    RateLimiter pace = pace(PER_MINUTE);
    for (int request = 0; request < 5; request++) {
      pace.await();
    }

    assertEquals(List.of(1000L, 1000L, 1000L, 1000L), waits);
  }

  @Test
  void idleTimeIsNotSavedUpForABurst() throws InterruptedException {
    RateLimiter pace = pace(PER_MINUTE);
    pace.await();
    pass(Duration.ofMinutes(1));
    pace.await();
    pace.await();
    pace.await();

    assertEquals(List.of(1000L, 1000L), waits);
  }

  @Test
  void zeroIsNoPace() throws InterruptedException {
    RateLimiter pace = pace(0);
    for (int request = 0; request < 1000; request++) {
      pace.await();
    }

    assertEquals(List.of(), waits);
  }

  @Test
  void aPauseStopsEveryoneEvenWithoutAPace() throws InterruptedException {
    RateLimiter pace = pace(0);
    pace.pause(Duration.ofSeconds(30));
    pace.await();
    pace.await();

    assertEquals(List.of(30_000L), waits);
  }

  @Test
  void theLongerOfTwoPausesHolds() throws InterruptedException {
    RateLimiter pace = pace(0);
    pace.pause(Duration.ofSeconds(30));
    pace.pause(Duration.ofSeconds(10));
    pace.await();

    assertEquals(List.of(30_000L), waits);
  }

  @Test
  void whoWaitsForASlotWhenThePauseComesWaitsForItsEnd() throws InterruptedException {
    List<Long> slept = new ArrayList<>();
    RateLimiter[] pace = new RateLimiter[1];
    pace[0] =
        new RateLimiter(
            PER_MINUTE,
            () -> now,
            duration -> {
              if (slept.isEmpty()) {
                pace[0].pause(Duration.ofSeconds(30));
              }
              slept.add(duration.toMillis());
              now += duration.toNanos();
            });
    pace[0].await();
    pace[0].await();
    pace[0].await();

    // Its slot, the rest of the pause, and the next one not at the pause's very end as well.
    assertEquals(List.of(1000L, 29_000L, 1500L), slept);
  }

  @Test
  void aRefusalSlowsThePaceAndAnswersRestoreIt() throws InterruptedException {
    RateLimiter pace = pace(PER_MINUTE);
    pace.await();
    pace.pause(Duration.ofSeconds(5));
    pace.await();
    pace.await();
    assertEquals(List.of(5000L, 1500L), waits);

    for (int answer = 0; answer < 300; answer++) {
      pace.passed();
    }
    pace.await();
    pace.await();
    assertEquals(1000L, waits.get(waits.size() - 1));
  }

  @Test
  void requestsRefusedTogetherSlowThePaceOnce() throws InterruptedException {
    RateLimiter pace = pace(PER_MINUTE);
    pace.await();
    for (int request = 0; request < 16; request++) {
      pace.pause(Duration.ofSeconds(5));
    }
    pace.await();
    pace.await();

    assertEquals(List.of(5000L, 1500L), waits);
  }

  @Test
  void thePaceNeverSlowsToAStandstill() throws InterruptedException {
    RateLimiter pace = pace(PER_MINUTE);
    for (int refusal = 0; refusal < 50; refusal++) {
      pace.pause(Duration.ofSeconds(1));
      pass(Duration.ofSeconds(2));
    }
    pace.await();
    pace.await();

    assertEquals(20_000L, waits.get(waits.size() - 1));
  }
}
