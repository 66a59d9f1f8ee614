package io.tappaycor.pipeline.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresUrl;
import io.tappaycor.postgres.TestDatabase;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The shared state: one attempt at a time, and never an older one over a newer one. */
final class PostgresStateStoreTest {

  private static final LeaseWatch.Times CALM =
      new LeaseWatch.Times(Duration.ofMinutes(1), Duration.ofMinutes(5));
  private static final LeaseWatch.Times EAGER =
      new LeaseWatch.Times(Duration.ofMillis(50), Duration.ofMillis(500));

  private final String pipeline = "test " + UUID.randomUUID();

  private static Postgres at(String url) {
    return new Postgres(
        PostgresUrl.of("--state", url),
        Optional.empty(),
        Optional.empty(),
        pause -> Thread.sleep(10));
  }

  private PostgresStateStore open(String url, LeaseWatch.Times times, Duration wait) {
    return PostgresStateStore.open(
        at(url),
        new Attempt(pipeline, Shard.WHOLE, "run 1", wait),
        Map.of(),
        pause -> Thread.sleep(10),
        times);
  }

  private PostgresStateStore open(LeaseWatch.Times times) {
    return open(TestDatabase.orSkip().url(), times, Duration.ofSeconds(10));
  }

  private SyncState stored() {
    return PostgresStateStore.read(at(TestDatabase.orSkip().url()), pipeline, Map.of())
        .orElseThrow();
  }

  private static SyncState state(String first, String second) {
    String text =
        """
        {"bookmarks":{"rates":{"partitions":[
          {"context":{"legalEntityId":1},"digest":"%s"},
          {"context":{"legalEntityId":2},"digest":"%s"}]}}}"""
            .formatted(first, second);
    return StateReader.inLine(text.getBytes(StandardCharsets.UTF_8), Map.of()).orElseThrow();
  }

  private void terminateLease() throws Exception {
    LeaseHolder holder = new LeaseHolder(TestDatabase.orSkip().url(), pipeline);
    holder.terminate(holder.awaitOtherThan(0));
  }

  @Test
  void whatOneAttemptStoresTheNextReads() throws IOException {
    try (PostgresStateStore first = open(CALM)) {
      assertEquals(Optional.empty(), first.read());
      first.replace(state("a", "b"));
      first.replace(state("a", "c"));
    }
    try (PostgresStateStore second = open(CALM)) {
      assertEquals(state("a", "c").toJson(), second.read().orElseThrow().toJson());
    }
  }

  @Test
  void onlyRowsThatHaveChangedAreWritten() throws Exception {
    try (PostgresStateStore first = open(CALM)) {
      first.replace(state("a", "b"));
    }
    try (PostgresStateStore second = open(CALM)) {
      second.read();
      second.replace(state("a", "c"));
    }

    assertEquals(List.of("0 by 1", "1 by 1", "2 by 2"), rows());
  }

  private List<String> rows() throws SQLException {
    try (Connection connection = DriverManager.getConnection(TestDatabase.orSkip().url());
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "select legal_entity_id || ' by ' || fence from tap_paycor.states"
                        + " where pipeline = '"
                        + pipeline
                        + "'")) {
      TreeSet<String> found = new TreeSet<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return List.copyOf(found);
    }
  }

  @Test
  void aLegalEntityThatIsForgottenHasNoRow() throws Exception {
    try (PostgresStateStore store = open(CALM)) {
      store.replace(state("a", "b"));
      store.replace(SyncState.empty());
    }

    assertEquals(List.of("0 by 1"), rows());
    assertEquals(SyncState.empty().toJson(), stored().toJson());
  }

  @Test
  void aSecondAttemptIsToldWhoRuns() {
    String url = TestDatabase.orSkip().url();
    try (PostgresStateStore first = open(CALM)) {
      first.read();
      BusyException busy = assertThrows(BusyException.class, () -> open(url, CALM, Duration.ZERO));

      assertTrue(String.valueOf(busy.getMessage()).contains("(run 1, since "), busy.getMessage());
    }
    open(url, CALM, Duration.ZERO).close();
  }

  @Test
  void anOlderAttemptCannotWriteOverANewerOne() throws Exception {
    try (PostgresStateStore older = open(CALM)) {
      CompletableFuture<BusyException> loss = new CompletableFuture<>();
      older.onLoss(loss::complete);
      older.replace(state("a", "b"));
      terminateLease();
      try (PostgresStateStore newer = open(CALM)) {
        newer.replace(state("new", "new"));

        assertThrows(BusyException.class, () -> older.replace(state("old", "old")));
        assertTrue(String.valueOf(loss.getNow(null)).contains("newer attempt"));
        assertThrows(BusyException.class, () -> older.replace(state("old", "old")));
        newer.replace(state("new", "newer"));
      }
    }
    assertEquals(state("new", "newer").toJson(), stored().toJson());
  }

  @Test
  void aNewerAttemptIsNoticedWithoutAWrite() throws Exception {
    try (PostgresStateStore older = open(EAGER)) {
      CompletableFuture<BusyException> loss = new CompletableFuture<>();
      older.onLoss(loss::complete);
      try (Connection connection = DriverManager.getConnection(TestDatabase.orSkip().url())) {
        new AttemptRow(pipeline, Shard.WHOLE).nextFence(connection, "run 2");
      }

      assertTrue(
          String.valueOf(loss.get(10, TimeUnit.SECONDS).getMessage()).contains("newer attempt"));
    }
  }

  @Test
  void afterAnAttemptThatDidNotEndTheNextWaitsForItsTarget() throws Exception {
    String url = TestDatabase.orSkip().url();
    AtomicInteger pauses = new AtomicInteger();
    Sleeper counting =
        pause -> {
          pauses.incrementAndGet();
          Thread.sleep(100);
        };
    Attempt attempt = new Attempt(pipeline, Shard.WHOLE, "run 2", Duration.ZERO);
    try (Connection connection = DriverManager.getConnection(url)) {
      Lease.take(at(url), attempt, counting).close();
      Lease.take(at(url), attempt, counting).close();
      assertEquals(0, pauses.get(), "both ended by themselves");

      long fence = new AttemptRow(pipeline, Shard.WHOLE).nextFence(connection, "killed");
      Lease.take(at(url), attempt, counting).close();
      assertEquals(40, pauses.getAndSet(0));

      new AttemptRow(pipeline, Shard.WHOLE).nextFence(connection, "stopped");
      CompletableFuture<Lease> next = CompletableFuture.supplyAsync(() -> taken(url, counting));
      while (pauses.get() == 0) {
        Thread.sleep(10);
      }
      new AttemptRow(pipeline, Shard.WHOLE).end(connection, fence + 2);
      next.get(30, TimeUnit.SECONDS).close();
      assertTrue(pauses.get() < 40, pauses + " pauses");
    }
  }

  private Lease taken(String url, Sleeper sleeper) {
    try {
      return Lease.take(
          at(url), new Attempt(pipeline, Shard.WHOLE, "run 3", Duration.ZERO), sleeper);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void aLostLeaseIsTakenAgain() throws Exception {
    LeaseHolder holder = new LeaseHolder(TestDatabase.orSkip().url(), pipeline);
    try (PostgresStateStore store = open(EAGER)) {
      int first = holder.awaitOtherThan(0);
      holder.terminate(first);
      holder.awaitOtherThan(first);
      store.replace(state("a", "b"));
    }
    assertEquals(state("a", "b").toJson(), stored().toJson());
  }

  @Test
  void aDatabaseThatStaysAwayIsALossAndOneThatComesBackIsNot() throws Exception {
    TestDatabase database = TestDatabase.ownOrSkip();
    LeaseWatch.Times times = new LeaseWatch.Times(Duration.ofMillis(100), Duration.ofSeconds(8));
    try (PostgresStateStore store = open(database.url(), times, Duration.ZERO)) {
      CompletableFuture<BusyException> loss = new CompletableFuture<>();
      store.onLoss(loss::complete);
      store.replace(state("a", "b"));
      database.shutDown();
      IOException away = assertThrows(IOException.class, () -> store.replace(state("a", "c")));
      assertEquals(ExitCode.BUSY, store.unsaved(away).exitCode());
      database.restart();
      store.replace(state("a", "c"));
      new LeaseHolder(database.url(), pipeline).awaitOtherThan(0);
      assertTrue(loss.getNow(null) == null);

      database.shutDown();
      assertTrue(
          String.valueOf(loss.get(30, TimeUnit.SECONDS).getMessage())
              .contains("not to be had for 8 s"));
      assertThrows(BusyException.class, () -> store.replace(state("a", "d")));
    }
  }
}
