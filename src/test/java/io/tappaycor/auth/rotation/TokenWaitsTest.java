package io.tappaycor.auth.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.ClientCredentials;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenEndpoint;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.http.Sleeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens while Paycor gives no tokens, and when a process may end meanwhile. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class TokenWaitsTest {

  private static final Secret SEED = new Secret("seed");

  @Parameter StoreKind kind;
  @TempDir Path directory;
  private final FakeTime time = new FakeTime();
  private final FakePaycor paycor = new FakePaycor("seed");
  private Duration budget = Duration.ofSeconds(60);
  private RotatingTokens tokens;

  private TokenEndpoint endpoint(Sleeper sleeper) {
    return new TokenEndpoint(
        paycor,
        new ClientCredentials("c", new Secret("s"), new Secret("k")),
        new RetryPolicy(budget, () -> 0.5),
        sleeper,
        time,
        time::nanoTime);
  }

  private void open(Sleeper sleeper) {
    TokenStore store = kind.stores(directory, Duration.ofSeconds(1), time).get();
    tokens = new RotatingTokens(store, endpoint(sleeper), SEED, time, time, time::nanoTime);
  }

  private void isDown() {
    for (int times = 0; times < 100; times++) {
      paycor.script.add(FakePaycor.json(503, ""));
    }
  }

  @Test
  void aTokenIsBeingSpentWhileItsAnswerIsAwaitedAndNotInAPauseBetweenTwoAttempts() {
    List<Boolean> whileAsked = new ArrayList<>();
    List<Boolean> whilePausing = new ArrayList<>();
    paycor.script.add(FakePaycor.json(503, ""));
    paycor.whileAsked(() -> whileAsked.add(tokens.isSpending()));
    open(pause -> whilePausing.add(tokens.isSpending()));

    assertFalse(tokens.isSpending());
    tokens.current();

    assertFalse(tokens.isSpending());
    assertEquals(List.of(true, true), whileAsked);
    assertEquals(List.of(false), whilePausing);
  }

  @Test
  void anOutageIsNotWaitedForAgainForAMinute() {
    isDown();
    open(time);
    var outage = assertThrows(ExtractionException.class, tokens::current);
    int asked = paycor.asked.size();

    time.pass(Duration.ofMinutes(1).minusNanos(1));
    var again = assertThrows(ExtractionException.class, tokens::current);
    assertEquals(outage.getMessage(), again.getMessage());
    assertEquals(asked, paycor.asked.size());

    paycor.script.clear();
    time.pass(Duration.ofNanos(1));
    assertEquals("access-1", tokens.current());
  }

  @Test
  void anOutageSaysHowOftenItWasTried() {
    isDown();
    open(time);
    String often = assertThrows(ExtractionException.class, tokens::current).getMessage();
    assertTrue(often.contains("but " + paycor.asked.size() + " attempts failed"), often);
    assertTrue(often.contains("HTTP 503"), often);

    budget = Duration.ZERO;
    open(time);
    String once = assertThrows(ExtractionException.class, tokens::current).getMessage();
    assertTrue(once.contains("but 1 attempt failed"), once);
  }

  @Test
  void anInterruptEndsThePauseAndIsKept() {
    isDown();
    TokenEndpoint endpoint =
        endpoint(
            pause -> {
              throw new InterruptedException();
            });

    assertThrows(StoppedException.class, () -> endpoint.refresh(SEED));
    assertTrue(Thread.interrupted());
    assertEquals(1, paycor.asked.size());
    assertFalse(endpoint.isPausing());
  }
}
