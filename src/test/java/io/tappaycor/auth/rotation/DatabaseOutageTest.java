package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.postgres.SharedRow;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.BusyException;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A database that is away: before a token is spent, while it is, and for how long. */
final class DatabaseOutageTest {

  private static TestDatabase database;

  private final FakeTime time = new FakeTime();
  private final FakePaycor paycor = new FakePaycor("seed");
  private final AtomicBoolean down = new AtomicBoolean();
  private SharedRow row;

  @BeforeAll
  static void start() {
    database = TestDatabase.ownOrSkip();
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.crash();
    }
  }

  @BeforeEach
  void open(TestInfo test) {
    row = SharedRow.of(database.url(), test.getDisplayName());
  }

  private RotatingTokens worker(Sleeper sleeper) {
    Duration second = Duration.ofSeconds(1);
    return new RotatingTokens(
        row.open(second, Duration.ofMinutes(2), sleeper),
        paycor.endpoint(time),
        SEED,
        sleeper,
        time,
        time::nanoTime);
  }

  private void crash() {
    down.set(true);
    database.crash();
  }

  private void restart() {
    if (down.compareAndSet(true, false)) {
      database.restart();
    }
  }

  /** Waits until the database is back, which it is at once. */
  private void restarting(Duration duration) {
    time.sleep(duration);
    restart();
  }

  @Test
  void aGoodAccessTokenNeedsNoDatabaseAndARefreshIsBusyBeforeATokenIsSpent() {
    RotatingTokens worker = worker(time);
    worker.current();
    crash();
    try {
      assertEquals("access-1", worker.current());
      time.pass(Duration.ofMinutes(30));

      var busy = assertThrows(BusyException.class, worker::current);

      assertTrue(busy.getMessage().contains("No refresh token has been used up"));
      int waits = time.slept.size();
      assertThrows(BusyException.class, worker::current);
      assertEquals(waits, time.slept.size(), "not every stream waits for it");
      assertEquals(List.of("seed"), paycor.asked);
    } finally {
      restart();
    }
    time.pass(Duration.ofMinutes(1));
    assertEquals("access-2", worker.current());
  }

  @Test
  void aDatabaseThatIsBackInTimeIsWaitedFor() {
    RotatingTokens worker = worker(this::restarting);
    worker.current();
    time.pass(Duration.ofMinutes(30));
    crash();

    assertEquals("access-2", worker.current());
  }

  @Test
  void aDatabaseThatFallsOverDuringTheCallHasTheTokensWhenItIsBack() {
    RotatingTokens worker = worker(this::restarting);
    paycor.whileAsked(this::crash);

    assertEquals("access-1", worker.current());
    worker.close();

    assertEquals("access-1", worker(time).current());
    assertEquals(List.of("seed"), paycor.asked);
  }

  @Test
  void aDatabaseThatStaysAwayGetsTheTokensLaterOrTheRunSaysThatTheyAreLost() {
    RotatingTokens worker = worker(time);
    paycor.whileAsked(this::crash);
    try {
      assertEquals("access-1", worker.current());
      var lost = assertThrows(AuthenticationException.class, worker::flush);
      assertTrue(lost.getMessage().contains("The newest refresh token is not saved"));
    } finally {
      restart();
    }
    time.pass(Duration.ofSeconds(6));
    assertEquals("access-1", worker.current());
    worker.close();

    assertEquals("access-1", worker(time).current());
  }
}
