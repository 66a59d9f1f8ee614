package io.tappaycor.auth.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.StoppedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Marks of calls that other workers may still make: how long they are waited for, and then. */
@Timeout(60)
final class CallsElsewhereTest {

  private SharedBench bench;

  @BeforeEach
  void open(TestInfo test) {
    bench = new SharedBench(test.getDisplayName());
  }

  @Test
  void aMarkOfAnotherWorkerIsWaitedOutAndThenTheTokenIsSentOnce() {
    bench.mark(bench.time.instant());

    assertEquals("access-1", bench.worker().current());

    assertFalse(bench.time.instant().isBefore(FakeTime.START.plus(SharedBench.OUTLIVE)));
    assertTrue(
        bench.time.instant().isBefore(FakeTime.START.plus(SharedBench.OUTLIVE).plusSeconds(10)));
    assertEquals(List.of("seed"), bench.paycor.asked);
  }

  @Test
  void anOldMarkIsNotWaitedFor() {
    bench.mark(FakeTime.START.minus(SharedBench.OUTLIVE));

    assertEquals("access-1", bench.worker().current());
    assertEquals(FakeTime.START, bench.time.instant());
  }

  @Test
  void aMarkFromAClockThatIsAheadIsNotWaitedForLongerThanACallCanLast() {
    bench.mark(FakeTime.START.plus(Duration.ofDays(3)));

    assertEquals("access-1", bench.worker().current());
    assertTrue(
        bench.time.instant().isBefore(FakeTime.START.plus(SharedBench.OUTLIVE).plusSeconds(10)));
  }

  @Test
  void aTokenThatIsLostIsSentByOneWorkerAndTheOthersAreTold() {
    bench.paycor.living.clear();
    bench.mark(FakeTime.START.minus(SharedBench.OUTLIVE));

    var first = assertThrows(AuthenticationException.class, () -> bench.worker().current());
    var second = assertThrows(AuthenticationException.class, () -> bench.worker().current());

    assertTrue(first.getMessage().contains("never finished"), first.getMessage());
    assertTrue(second.getMessage().contains("when another worker sent it"), second.getMessage());
    assertTrue(second.getMessage().contains("started at 2026-11-24T07:58:00Z"));
    assertEquals(List.of("seed"), bench.paycor.asked);

    bench.time.pass(SharedBench.OUTLIVE);
    bench.paycor.living.add("seed");
    assertEquals("access-1", bench.worker().current(), "a refusal is not believed for ever");
  }

  @Test
  void aWorkerWhoseOwnCallFailedNeedNotWaitForItself() {
    for (int times = 0; times < 100; times++) {
      bench.paycor.script.add(FakePaycor.json(503, ""));
    }
    RotatingTokens worker = bench.worker();
    assertThrows(ExtractionException.class, worker::current);
    bench.paycor.script.clear();
    bench.time.pass(Duration.ofMinutes(1));
    Instant before = bench.time.instant();

    assertEquals("access-1", worker.current());
    assertEquals(before, bench.time.instant());
  }

  @Test
  void eachAttemptOfOneCallIsMarkedAnew() {
    bench.paycor.script.add(FakePaycor.json(503, ""));
    bench.paycor.script.add(FakePaycor.json(503, ""));
    ArrayList<Duration> ages = new ArrayList<>();
    bench.paycor.whileAsked(
        () -> ages.add(Duration.between(bench.stored().refreshStartedAt(), bench.time.instant())));

    assertEquals("access-1", bench.worker().current());

    assertEquals(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO), ages);
    assertTrue(bench.time.instant().isAfter(FakeTime.START));
  }

  @Test
  void aStopEndsTheWaitAndNothingIsBeingSpent() throws Exception {
    bench.mark(Instant.now());
    RotatingTokens worker = bench.patientWorker();
    CompletableFuture<String> waiting = CompletableFuture.supplyAsync(worker::current);
    assertThrows(TimeoutException.class, () -> waiting.get(1, TimeUnit.SECONDS));

    assertFalse(worker.isSpending());
    worker.stopWaiting();

    var stopped = assertThrows(ExecutionException.class, () -> waiting.get(2, TimeUnit.SECONDS));
    assertTrue(stopped.getCause() instanceof StoppedException, stopped.toString());
    assertTrue(bench.paycor.asked.isEmpty());
  }
}
