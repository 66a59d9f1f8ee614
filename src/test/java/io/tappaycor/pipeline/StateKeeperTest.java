package io.tappaycor.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The newest state is what is stored in the end, and not every one on the way costs a write. */
final class StateKeeperTest {

  private final Trial store = new Trial();

  private static SyncState state(int number) {
    String text = "{\"bookmarks\":{\"x\":{\"n\":%d}}}".formatted(number);
    return StateReader.inLine(text.getBytes(StandardCharsets.UTF_8), Map.of()).orElseThrow();
  }

  private static SyncState empty() {
    return SyncState.empty();
  }

  @Test
  void ofManyStatesTheLastIsStoredAndFewOthers() {
    StateKeeper keeper = new StateKeeper(store, empty());
    for (int number = 1; number <= 5_000; number++) {
      keeper.keep(state(number));
    }

    assertEquals(Optional.empty(), keeper.close());
    assertEquals(state(5_000).toJson().toString(), store.last());
    assertTrue(store.states.size() < 100, store.states.size() + " writes");
  }

  @Test
  void aStateWithoutBookmarksReplacesOnlyItsLike() {
    StateKeeper keeper = new StateKeeper(store, state(1));
    keeper.keep(empty());

    assertEquals(Optional.empty(), keeper.close());
    assertEquals(List.of(), store.states);
    assertTrue(keeper.hasReceived());
  }

  @Test
  void aFullDiskThatGetsRoomCostsNothing() {
    store.full = true;
    StateKeeper keeper = new StateKeeper(store, empty());
    keeper.keep(state(1));
    store.awaitFailure();
    store.full = false;

    assertEquals(Optional.empty(), keeper.close());
    assertEquals(state(1).toJson().toString(), store.last());
  }

  @Test
  void aDiskThatStaysFullIsToldOf() {
    store.full = true;
    StateKeeper keeper = new StateKeeper(store, empty());
    keeper.keep(state(1));

    assertEquals("full", keeper.close().orElseThrow().getMessage());
    assertFalse(store.failures == 0);
  }

  @Test
  void theLastStateIsTriedForAsLongAsTheStoreIsWorthIt() {
    store.full = true;
    store.patience = Duration.ofSeconds(20);
    StateKeeper keeper = new StateKeeper(store, empty());
    keeper.keep(state(1));
    var unused =
        CompletableFuture.runAsync(
            () -> store.full = false,
            CompletableFuture.delayedExecutor(2_500, TimeUnit.MILLISECONDS));

    assertEquals(Optional.empty(), keeper.close());
    assertEquals(state(1).toJson().toString(), store.last());
  }

  @Test
  void nothingIsStoredOnceTheStateIsAnothers() {
    store.lost = true;
    StateKeeper keeper = new StateKeeper(store, empty());
    keeper.keep(state(1));

    assertEquals(Optional.empty(), keeper.close());
    store.lost = false;
    keeper.keep(state(2));
    assertEquals(Optional.empty(), keeper.close());
    assertEquals(List.of(), store.states);
  }

  private static final class Trial implements StateStore {
    private final List<String> states = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean full;
    private volatile boolean lost;
    private Duration patience = Duration.ZERO;
    private int failures;

    @Override
    public Optional<SyncState> read() {
      return Optional.empty();
    }

    @Override
    public synchronized void replace(SyncState state) throws IOException {
      if (lost) {
        throw new BusyException("lost");
      }
      if (full) {
        failures++;
        notifyAll();
        throw new IOException("full");
      }
      states.add(state.toJson().toString());
    }

    synchronized void awaitFailure() {
      try {
        while (failures == 0) {
          wait();
        }
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }

    String last() {
      return states.get(states.size() - 1);
    }

    @Override
    public Duration patience() {
      return patience;
    }

    @Override
    public TapException unsaved(IOException cause) {
      return new UsageException("unsaved", cause);
    }

    @Override
    public void close() {}
  }
}
