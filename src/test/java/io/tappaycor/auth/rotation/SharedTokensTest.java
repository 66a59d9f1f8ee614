package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.store.postgres.SharedRow;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.TestDatabase;
import java.time.Clock;
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

/** Workers on several machines: leases get lost, and calls go on all the same. */
@Timeout(60)
final class SharedTokensTest {

  private static final Duration OUTLIVE = Duration.ofMinutes(2);
  private static final Sleeper REAL = duration -> Thread.sleep(duration.toMillis());

  private final FakeTime time = new FakeTime();
  private final FakePaycor paycor = new FakePaycor("seed");
  private SharedRow row;

  @BeforeEach
  void open(TestInfo test) {
    row = SharedRow.of(TestDatabase.orSkip().url(), test.getDisplayName());
  }

  private RotatingTokens worker() {
    TokenStore store = row.open(Duration.ofSeconds(1), OUTLIVE, time);
    return new RotatingTokens(store, paycor.endpoint(time), SEED, time, time, time::nanoTime);
  }

  private RotatingTokens realWorker(Duration outlive) {
    TokenStore store = row.open(Duration.ofSeconds(20), outlive, REAL);
    return new RotatingTokens(
        store, paycor.endpoint(time), SEED, REAL, Clock.systemUTC(), System::nanoTime);
  }

  private TokenFamily stored() {
    return row.open(OUTLIVE, OUTLIVE, time).read().pick(SEED, time.instant(), "here");
  }

  private void put(TokenFamily family) {
    TokenStore store = row.open(OUTLIVE, OUTLIVE, time);
    try (var leased = LeasedStore.of(store, time)) {
      leased.change(families -> families.updated(family));
    }
  }

  private void marked(Instant started) {
    put(TokenFamily.startingWith(SEED, started).refreshingSince(started));
  }

  @Test
  void theTokensOfAWorkerWhoseConnectionDroppedAreSavedAllTheSame() {
    paycor.whileAsked(row::dropLeases);
    RotatingTokens worker = worker();

    assertEquals("access-1", worker.current());
    worker.close();

    assertEquals("refresh-1", stored().refreshToken().reveal());
    assertEquals(null, stored().refreshStartedAt());
  }

  @Test
  void anotherWorkerThatGetsTheLostLeaseWaitsForTheTokens() throws Exception {
    CompletableFuture<String> other = new CompletableFuture<>();
    paycor.whileAsked(
        () -> {
          row.dropLeases();
          other.completeAsync(() -> realWorker(OUTLIVE).current());
          assertThrows(TimeoutException.class, () -> other.get(2, TimeUnit.SECONDS));
        });

    assertEquals("access-1", realWorker(OUTLIVE).current());
    assertEquals("access-1", other.get(10, TimeUnit.SECONDS));
    assertEquals(List.of("seed"), paycor.asked);
  }

  @Test
  void aMarkOfAnotherWorkerIsWaitedOutAndThenTheTokenIsSentOnce() {
    marked(time.instant());

    assertEquals("access-1", worker().current());

    assertFalse(time.instant().isBefore(FakeTime.START.plus(OUTLIVE)));
    assertTrue(time.instant().isBefore(FakeTime.START.plus(OUTLIVE).plusSeconds(10)));
    assertEquals(List.of("seed"), paycor.asked);
  }

  @Test
  void anOldMarkIsNotWaitedFor() {
    marked(FakeTime.START.minus(OUTLIVE));

    assertEquals("access-1", worker().current());
    assertEquals(FakeTime.START, time.instant());
  }

  @Test
  void aMarkFromAClockThatIsAheadIsNotWaitedForLongerThanACallCanLast() {
    marked(FakeTime.START.plus(Duration.ofDays(3)));

    assertEquals("access-1", worker().current());
    assertTrue(time.instant().isBefore(FakeTime.START.plus(OUTLIVE).plusSeconds(10)));
  }

  @Test
  void aTokenThatIsLostIsSentByOneWorkerAndTheOthersAreTold() {
    paycor.living.clear();
    marked(FakeTime.START.minus(OUTLIVE));

    var first = assertThrows(AuthenticationException.class, () -> worker().current());
    var second = assertThrows(AuthenticationException.class, () -> worker().current());

    assertTrue(first.getMessage().contains("never finished"), first.getMessage());
    assertTrue(second.getMessage().contains("when another worker sent it"), second.getMessage());
    assertTrue(second.getMessage().contains("started at 2026-11-24T07:58:00Z"));
    assertEquals(List.of("seed"), paycor.asked);

    time.pass(OUTLIVE);
    paycor.living.add("seed");
    assertEquals("access-1", worker().current(), "a refusal is not believed for ever");
  }

  @Test
  void aWorkerWhoseOwnCallFailedNeedNotWaitForItself() {
    for (int times = 0; times < 100; times++) {
      paycor.script.add(FakePaycor.json(503, ""));
    }
    RotatingTokens worker = worker();
    assertThrows(ExtractionException.class, worker::current);
    paycor.script.clear();
    time.pass(Duration.ofMinutes(1));
    Instant before = time.instant();

    assertEquals("access-1", worker.current());
    assertEquals(before, time.instant());
  }

  @Test
  void eachAttemptOfOneCallIsMarkedAnew() {
    paycor.script.add(FakePaycor.json(503, ""));
    paycor.script.add(FakePaycor.json(503, ""));
    ArrayList<Duration> ages = new ArrayList<>();
    paycor.whileAsked(
        () -> ages.add(Duration.between(stored().refreshStartedAt(), time.instant())));

    assertEquals("access-1", worker().current());

    assertEquals(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO), ages);
    assertTrue(time.instant().isAfter(FakeTime.START));
  }

  @Test
  void aTokenThatAnotherWorkerHasTakenOverIsNotSentAgain() {
    paycor.script.add(FakePaycor.json(503, ""));
    paycor.whileAsked(
        () -> {
          row.dropLeases();
          marked(time.instant().plusSeconds(1));
        });

    var failure = assertThrows(ExtractionException.class, () -> worker().current());

    assertTrue(failure.getMessage().contains("may have taken over"), failure.getMessage());
    assertEquals(List.of("seed"), paycor.asked);
  }

  @Test
  void aLoginThatCameBetweenIsKept() {
    paycor.living.add("login");
    paycor.whileAsked(
        () -> {
          row.dropLeases();
          TokenFamily login = TokenFamily.startingWith(new Secret("login"), time.instant());
          TokenStore store = row.open(OUTLIVE, OUTLIVE, time);
          try (var leased = LeasedStore.of(store, time)) {
            leased.change(families -> families.withLogin(login, SEED));
          }
        });

    assertEquals("access-1", worker().current());
    assertEquals("login", stored().refreshToken().reveal());
  }

  @Test
  void aStopEndsTheWaitAndNothingIsBeingSpent() throws Exception {
    put(TokenFamily.startingWith(SEED, Instant.now()).refreshingSince(Instant.now()));
    RotatingTokens worker = realWorker(OUTLIVE);
    CompletableFuture<String> waiting = CompletableFuture.supplyAsync(worker::current);
    assertThrows(TimeoutException.class, () -> waiting.get(1, TimeUnit.SECONDS));

    assertFalse(worker.isSpending());
    worker.stopWaiting();

    var stopped = assertThrows(ExecutionException.class, () -> waiting.get(2, TimeUnit.SECONDS));
    assertTrue(stopped.getCause() instanceof StoppedException, stopped.toString());
    assertTrue(paycor.asked.isEmpty());
  }
}
