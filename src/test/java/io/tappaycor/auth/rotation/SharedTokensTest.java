package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.ExtractionException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Workers on several machines whose leases get lost in the middle of a call. */
@Timeout(60)
final class SharedTokensTest {

  private SharedBench bench;

  @BeforeEach
  void open(TestInfo test) {
    bench = new SharedBench(test.getDisplayName());
  }

  @Test
  void theTokensOfAWorkerWhoseConnectionDroppedAreSavedAllTheSame() {
    bench.paycor.whileAsked(bench.row::dropLeases);
    RotatingTokens worker = bench.worker();

    assertEquals("access-1", worker.current());
    worker.close();

    assertEquals("refresh-1", bench.stored().refreshToken().reveal());
    assertEquals(null, bench.stored().refreshStartedAt());
  }

  @Test
  void anotherWorkerThatGetsTheLostLeaseWaitsForTheTokens() throws Exception {
    CompletableFuture<String> other = new CompletableFuture<>();
    bench.paycor.whileAsked(
        () -> {
          bench.row.dropLeases();
          other.completeAsync(() -> bench.patientWorker().current());
          assertThrows(TimeoutException.class, () -> other.get(2, TimeUnit.SECONDS));
        });

    assertEquals("access-1", bench.patientWorker().current());
    assertEquals("access-1", other.get(10, TimeUnit.SECONDS));
    assertEquals(List.of("seed"), bench.paycor.asked);
  }

  @Test
  void aTokenThatAnotherWorkerHasTakenOverIsNotSentAgain() {
    bench.paycor.script.add(FakePaycor.json(503, ""));
    bench.paycor.whileAsked(
        () -> {
          bench.row.dropLeases();
          bench.mark(bench.time.instant().plusSeconds(1));
        });

    var failure = assertThrows(ExtractionException.class, () -> bench.worker().current());

    assertTrue(failure.getMessage().contains("may have taken over"), failure.getMessage());
    assertEquals(List.of("seed"), bench.paycor.asked);
  }

  @Test
  void aLoginThatCameBetweenIsKept() {
    bench.paycor.living.add("login");
    bench.paycor.whileAsked(
        () -> {
          bench.row.dropLeases();
          TokenFamily login = TokenFamily.startingWith(new Secret("login"), bench.time.instant());
          bench.change(families -> families.withLogin(login, SEED));
        });

    assertEquals("access-1", bench.worker().current());
    assertEquals("login", bench.stored().refreshToken().reveal());
  }
}
