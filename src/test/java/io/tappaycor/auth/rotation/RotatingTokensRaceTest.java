package io.tappaycor.auth.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.store.TrialStore;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.config.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Seen by integrators: about 40 of 46 sites failed when workers raced on one refresh token. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class RotatingTokensRaceTest {

  private static final int THREADS = 16;

  @Parameter StoreKind kind;
  @TempDir Path directory;
  private final FakePaycor paycor = new FakePaycor("seed");
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private Supplier<TrialStore> stores() {
    return kind.stores(directory, Duration.ofSeconds(30), wait -> Thread.sleep(wait.toMillis()));
  }

  private RotatingTokens tokens(TokenStore store, Clock clock, LongSupplier nanoTime) {
    FakeTime pause = new FakeTime();
    return new RotatingTokens(
        store, paycor.endpoint(pause), new Secret("seed"), pause, clock, nanoTime);
  }

  private <T> List<T> together(List<Callable<T>> work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> call : work) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    start.countDown();
    List<T> done = new ArrayList<>();
    for (Future<T> future : running) {
      done.add(future.get());
    }
    return done;
  }

  @Test
  void sixteenThreadsShareOneRefresh() throws Exception {
    FakeTime time = new FakeTime();
    RotatingTokens tokens = tokens(stores().get(), time, time::nanoTime);

    List<String> got =
        together(
            IntStream.range(0, THREADS).mapToObj(n -> (Callable<String>) tokens::current).toList());
    List<String> instead =
        together(
            IntStream.range(0, THREADS)
                .mapToObj(n -> (Callable<String>) () -> tokens.insteadOf("access-1"))
                .toList());

    assertEquals(Set.of("access-1"), Set.copyOf(got));
    assertEquals(Set.of("access-2"), Set.copyOf(instead));
    assertEquals(2, paycor.asked.size());
  }

  @Test
  void twoProcessesOnOneStoreNeverSendASpentToken() throws Exception {
    paycor.lifetime = "0.05";
    Supplier<TrialStore> stores = stores();
    RotatingTokens one = tokens(stores.get(), Clock.systemUTC(), System::nanoTime);
    RotatingTokens two = tokens(stores.get(), Clock.systemUTC(), System::nanoTime);

    together(
        IntStream.range(0, THREADS)
            .mapToObj(n -> (Callable<Integer>) () -> use(n % 2 == 0 ? one : two))
            .toList());

    assertEquals(0, paycor.refused);
    assertEquals(Set.copyOf(paycor.asked).size(), paycor.asked.size());
    assertTrue(paycor.asked.size() > 5, "only " + paycor.asked.size() + " refreshes");
  }

  private static int use(RotatingTokens tokens) throws InterruptedException {
    for (int times = 0; times < 300; times++) {
      String token = tokens.current();
      if (times % 50 == 49) {
        tokens.insteadOf(token);
      }
      Thread.sleep(2);
    }
    return 0;
  }
}
