package io.tappaycor.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.UsageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Workers that share the pace of a key through a database. */
final class PostgresPaceTest {

  private static final int PER_MINUTE = 6_000;

  private final long key = ThreadLocalRandom.current().nextLong();

  private static Postgres postgres() {
    return new Postgres(
        PostgresUrl.of("`shared_pace`", TestDatabase.orSkip().url()),
        Optional.empty(),
        Optional.empty(),
        pause -> Thread.sleep(pause.toMillis()));
  }

  private PostgresPace worker() {
    return PostgresPace.open(
        postgres(), key, PER_MINUTE, pause -> Thread.sleep(Math.max(1, pause.toMillis())));
  }

  /**
   * Together they get what one would get alone: a second's worth at once, and then as it refills.
   */
  @Test
  void allTogetherKeepToThePace() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    long start = System.nanoTime();
    List<Callable<Long>> workers = new ArrayList<>();
    for (int worker = 0; worker < 3; worker++) {
      workers.add(
          () -> {
            long taken = 0;
            try (PostgresPace pace = worker()) {
              while (System.nanoTime() - start < Duration.ofSeconds(4).toNanos()) {
                taken += pace.take();
              }
            }
            return taken;
          });
    }
    long taken = 0;
    for (Future<Long> worker : pool.invokeAll(workers)) {
      taken += worker.get();
    }
    pool.shutdown();
    double seconds = (System.nanoTime() - start) / 1e9;

    assertTrue(taken <= (seconds + 1) * PER_MINUTE / 60, taken + " in " + seconds + " s");
    assertTrue(taken >= PER_MINUTE / 60, "they take what there is: " + taken);
  }

  /** The server cuts a statement of the pace, as when it shuts down: it has begun to open. */
  @Test
  void aStatementThatIsCutWhileThePaceIsOpenedIsWorthRunningAgain() throws Exception {
    worker().close();
    execute(
        "create or replace function cut() returns trigger language plpgsql as"
            + " $$begin raise exception 'cut' using errcode = '57P01'; end$$");
    execute(
        "create trigger cut before update on tap_paycor.paces for each row when (new.id = "
            + key
            + ") execute function cut()");
    try {
      BusyException busy = Assertions.assertThrows(BusyException.class, this::worker);
      assertTrue(String.valueOf(busy.getMessage()).contains("divides the pace"));
    } finally {
      execute("drop trigger cut on tap_paycor.paces");
    }
  }

  @Test
  void aTableThatCannotBeUsedIsNamedAndNoDefect() throws Exception {
    worker().close();
    execute("alter table tap_paycor.paces rename to paces_away");
    try {
      UsageException refused = Assertions.assertThrows(UsageException.class, this::worker);
      assertTrue(String.valueOf(refused.getMessage()).contains("SQL state 42P01"));
    } finally {
      execute("alter table tap_paycor.paces_away rename to paces");
    }
  }

  @Test
  void withoutTheDatabaseAWorkerGoesOnAlone() throws Exception {
    try (PostgresPace pace = worker()) {
      assertEquals(PER_MINUTE / 60, pace.take());
      execute("alter table tap_paycor.paces rename to paces_away");
      try {
        assertEquals(1, pace.take());
        assertEquals(1, pace.take());
      } finally {
        execute("alter table tap_paycor.paces_away rename to paces");
      }
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabase.orSkip().connect()) {
      connection.createStatement().execute(sql);
    }
  }

  @Test
  void theShareOfAWorkerIsWhatItHadSoFar() {
    OwnPace own = new OwnPace(600, 0);
    assertEquals(Duration.ofSeconds(2), own.interval(), "nothing is known yet");

    for (long second = 1; second <= 60; second++) {
      own.add(5, Duration.ofSeconds(second).toNanos());
    }
    assertEquals(Duration.ofMillis(200), own.interval());
  }

  @Test
  void anAddressWithAPasswordIsRefused() {
    Assertions.assertThrows(
        UsageException.class,
        () -> PostgresUrl.of("`shared_pace`", "jdbc:postgresql://h/d?password=x"));
  }
}
