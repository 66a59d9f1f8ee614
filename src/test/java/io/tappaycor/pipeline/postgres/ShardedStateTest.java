package io.tappaycor.pipeline.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.BusyException;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresUrl;
import io.tappaycor.postgres.TestDatabase;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.Pass;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The state of a pipeline whose legal entities several runs read together. */
final class ShardedStateTest {

  private static final LeaseWatch.Times CALM =
      new LeaseWatch.Times(Duration.ofMinutes(1), Duration.ofMinutes(5));
  private static final LeaseWatch.Times EAGER =
      new LeaseWatch.Times(Duration.ofMillis(50), Duration.ofMinutes(5));
  private static final Instant BEGAN = Instant.parse("2026-11-20T03:00:00Z");

  private final String pipeline = "test " + UUID.randomUUID();

  private static Postgres postgres() {
    return new Postgres(
        PostgresUrl.of("--state", TestDatabase.orSkip().url()),
        Optional.empty(),
        Optional.empty(),
        pause -> Thread.sleep(10));
  }

  private PostgresStateStore open(Shard shard, LeaseWatch.Times times) {
    return PostgresStateStore.open(
        postgres(),
        new Attempt(pipeline, shard, "run of " + shard, Duration.ZERO),
        Map.of(),
        pause -> Thread.sleep(1),
        times);
  }

  private PostgresStateStore open(Shard shard) {
    return open(shard, CALM);
  }

  private static List<Shard> shards(int count) {
    return IntStream.range(0, count).mapToObj(index -> new Shard(index, count)).toList();
  }

  private static List<LegalEntityId> entities(Shard shard) {
    return LongStream.rangeClosed(1, 20).mapToObj(LegalEntityId::new).filter(shard::has).toList();
  }

  /** Reads the state, notes that all of its legal entities were read, and stores that. */
  private static void sync(PostgresStateStore store, Shard shard, Instant began)
      throws IOException {
    SyncState state = store.read().orElseGet(SyncState::empty);
    state.pass(new Pass(began, Optional.of(began)));
    for (LegalEntityId entity : entities(shard)) {
      state.edit("rates", new Scope.LegalEntity(entity)).completed(began, 1);
    }
    store.replace(state);
  }

  private void syncAll(int count, Instant began) throws IOException {
    for (Shard shard : shards(count)) {
      try (PostgresStateStore store = open(shard)) {
        sync(store, shard, began);
      }
    }
  }

  private Set<LegalEntityId> known(Shard shard) {
    try (PostgresStateStore store = open(shard)) {
      return store.read().map(SyncState::legalEntities).orElse(Set.of());
    }
  }

  private static Set<LegalEntityId> all() {
    return new TreeSet<>(entities(Shard.WHOLE));
  }

  @Test
  void shardsRunBesideEachOtherAndSeeTheirOwnEntitiesOnly() throws IOException {
    List<PostgresStateStore> stores = new ArrayList<>();
    try {
      for (Shard shard : shards(3)) {
        PostgresStateStore store = open(shard);
        stores.add(store);
        sync(store, shard, BEGAN);
        sync(store, shard, BEGAN.plusSeconds(60));
      }
    } finally {
      stores.forEach(PostgresStateStore::close);
    }

    for (Shard shard : shards(3)) {
      assertEquals(new TreeSet<>(entities(shard)), known(shard));
    }
    assertEquals(all(), known(Shard.WHOLE));
  }

  @Test
  void anotherNumberOfShardsLosesNothing() throws IOException {
    syncAll(1, BEGAN);
    for (int count : List.of(4, 3, 7, 1, 2)) {
      Set<LegalEntityId> found = new TreeSet<>();
      shards(count).forEach(shard -> found.addAll(known(shard)));
      assertEquals(all(), found, count + " shards");
      syncAll(count, BEGAN.plusSeconds(count));
    }
    for (Shard shard : shards(2)) {
      for (LegalEntityId entity : entities(shard)) {
        try (PostgresStateStore store = open(shard)) {
          SyncState state = store.read().orElseThrow();
          assertEquals(
              Optional.of(BEGAN.plusSeconds(2)),
              state.partition("rates", new Scope.LegalEntity(entity)).completed());
        }
      }
    }
  }

  @Test
  void aShardGoesOnWithItsOwnPass() throws IOException {
    Instant other = BEGAN.plusSeconds(3600);
    Shard first = new Shard(0, 2);
    Shard second = new Shard(1, 2);
    try (PostgresStateStore one = open(first);
        PostgresStateStore two = open(second)) {
      sync(two, second, other);
      sync(one, first, BEGAN);

      assertEquals(Optional.of(BEGAN), one.read().flatMap(SyncState::pass).map(Pass::began));
      assertEquals(Optional.of(other), two.read().flatMap(SyncState::pass).map(Pass::began));
    }
  }

  private static Pass pass(PostgresStateStore store) {
    return store.read().flatMap(SyncState::pass).orElseThrow();
  }

  /** Without a pass, what a pass has left unread would pass for all that is to be read. */
  @Test
  void aShardThatIsNewDoesNotGoOnWithAnythingThatHasEnded() throws IOException {
    syncAll(1, BEGAN);
    for (Shard shard : shards(2)) {
      try (PostgresStateStore store = open(shard)) {
        assertEquals(new Pass(BEGAN, Optional.of(BEGAN)), pass(store));
      }
    }
    Instant cut = BEGAN.plusSeconds(60);
    Shard first = new Shard(0, 2);
    Shard second = new Shard(1, 2);
    try (PostgresStateStore one = open(first);
        PostgresStateStore two = open(second)) {
      SyncState state = one.read().orElseThrow();
      state.pass(new Pass(cut, Optional.empty()));
      one.replace(state);
      assertEquals(
          Optional.of(cut), pass(two).ended(), "the first shard's goes on, not this one's");
    }
  }

  @Test
  void aShardThatNoFirstOneRanBesideDoesNotGoOnEither() throws IOException {
    try (PostgresStateStore store = open(new Shard(1, 2))) {
      sync(store, new Shard(1, 2), BEGAN);
    }
    Shard other =
        shards(3).stream()
            .filter(shard -> !shard.isFirst() && !known(shard).isEmpty())
            .findFirst()
            .orElseThrow();
    try (PostgresStateStore store = open(other)) {
      assertTrue(pass(store).ended().isPresent());
    }
  }

  @Test
  void aShardDoesNotGoBackToAPassFromBeforeAnotherNumber() throws IOException {
    Shard shard = new Shard(1, 2);
    syncAll(2, BEGAN);
    try (PostgresStateStore store = open(shard)) {
      SyncState state = store.read().orElseThrow();
      state.pass(new Pass(BEGAN.plusSeconds(1), Optional.empty()));
      store.replace(state);
      assertEquals(BEGAN.plusSeconds(1), pass(store).began());
    }
    syncAll(3, BEGAN.plusSeconds(60));
    try (PostgresStateStore store = open(shard)) {
      assertEquals(BEGAN.plusSeconds(60), pass(store).began());
    }
    syncAll(2, BEGAN.plusSeconds(90));
    try (PostgresStateStore whole = open(Shard.WHOLE)) {
      SyncState state = whole.read().orElseThrow();
      state.reset("rates");
      whole.replace(state);
    }
    try (PostgresStateStore store = open(shard)) {
      assertEquals(BEGAN.plusSeconds(90), pass(store).began(), "what is reset is no pass");
    }
  }

  /** A hundred shards that start at once would wait for each other, and not get their turn. */
  @Test
  void whoHasEndedIsNotAskedFor() throws SQLException {
    Shard former = new Shard(1, 2);
    open(former).close();
    try (Connection lingering = postgres().open()) {
      assertTrue(LeaseLock.of(new AttemptRow(pipeline, former)).take(lingering));
      open(new Shard(0, 3)).close();
    }
  }

  @Test
  void oneShardHasOneAttempt() {
    Shard shard = new Shard(1, 2);
    try (PostgresStateStore first = open(shard)) {
      first.read();
      BusyException busy = assertThrows(BusyException.class, () -> open(shard));
      assertTrue(
          String.valueOf(busy.getMessage()).contains("(shard 1/2) runs (run of 1/2, since "),
          busy.getMessage());
    }
    open(shard).close();
  }

  @Test
  void anotherNumberOfShardsHasToWait() {
    for (Shard running : List.of(new Shard(1, 2), Shard.WHOLE, new Shard(0, 3))) {
      try (PostgresStateStore first = open(running)) {
        first.read();
        for (Shard other : List.of(new Shard(1, 4), new Shard(3, 4))) {
          assertThrows(BusyException.class, () -> open(other), other + " beside " + running);
        }
        if (!running.isWhole()) {
          assertThrows(BusyException.class, () -> open(Shard.WHOLE), "all beside " + running);
        }
      }
    }
    open(new Shard(1, 4)).close();
  }

  @Test
  void anAttemptOfAnotherNumberThatLostItsLeaseCannotWriteAnyMore() throws Exception {
    for (Shard older : List.of(Shard.WHOLE, new Shard(1, 2))) {
      try (PostgresStateStore lost = open(older)) {
        sync(lost, older, BEGAN);
        LeaseHolder holder = new LeaseHolder(TestDatabase.orSkip().url(), pipeline, older);
        holder.terminate(holder.awaitOtherThan(0));
        try (PostgresStateStore newer = open(new Shard(0, 3))) {
          newer.read();
          assertThrows(BusyException.class, () -> sync(lost, older, BEGAN.plusSeconds(9)));
        }
      }
    }
  }

  @Test
  void theTargetOfAnAttemptOfAnotherNumberIsWaitedFor() throws Exception {
    Shard killed = new Shard(1, 2);
    try (Connection connection = postgres().open()) {
      new AttemptRow(pipeline, killed).nextFence(connection, "killed");
    }
    List<Duration> pauses = new ArrayList<>();
    Attempt attempt = new Attempt(pipeline, new Shard(2, 3), "run 2", Duration.ZERO);
    Lease.take(postgres(), attempt, pauses::add).close();
    assertEquals(40, pauses.size());

    pauses.clear();
    Lease.take(postgres(), attempt, pauses::add).close();
    assertEquals(List.of(), pauses, "it is waited for once");
  }

  @Test
  void aNewerAttemptOfAnotherNumberIsNoticedWithoutAWrite() throws Exception {
    CompletableFuture<BusyException> loss = new CompletableFuture<>();
    try (PostgresStateStore lost = open(new Shard(0, 2), EAGER)) {
      lost.onLoss(loss::complete);
      try (Connection connection = DriverManager.getConnection(TestDatabase.orSkip().url())) {
        new OtherShards(new AttemptRow(pipeline, Shard.WHOLE)).supersede(connection);
      }
      assertTrue(
          String.valueOf(loss.get(30, TimeUnit.SECONDS).getMessage())
              .contains("A newer attempt of the pipeline " + pipeline + " (shard 0/2)"));
    }
  }
}
