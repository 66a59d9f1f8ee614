package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.TapException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores that do not take a new token, and stores that somebody else writes without the lease. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class UnsavedTokensTest {

  @Parameter StoreKind kind;
  @TempDir Path directory;
  private TokenBench bench;
  private RotatingTokens tokens;

  @BeforeEach
  void open() {
    bench = new TokenBench(kind, directory);
    tokens = bench.tokens(SEED);
  }

  @Test
  void aStoreThatCannotTakeTheMarkStopsBeforeTheTokenIsSpent() {
    bench.store.full(true);

    var failure = assertThrows(AuthenticationException.class, () -> bench.tokens(SEED).current());

    assertTrue(failure.getMessage().contains("No space left on device"), failure.getMessage());
    assertTrue(failure.getMessage().contains("No refresh token has been used up"));
    assertTrue(bench.paycor.asked.isEmpty());
  }

  @Test
  void aDiskThatFillsUpMidwayCostsNothingIfItHasRoomAgainBeforeTheEnd() {
    bench.paycor.whileAsked(() -> bench.store.full(true));

    assertEquals("access-1", tokens.current());
    assertEquals("access-1", tokens.current());
    assertEquals("seed", bench.storedRefreshToken());
    bench.store.full(false);
    bench.time.pass(Duration.ofSeconds(6));
    assertEquals("access-1", tokens.current());

    assertEquals("refresh-1", bench.storedRefreshToken());
    tokens.close();
    bench.store.lease().close();
  }

  @Test
  void othersAreKeptOutWhileTheStoreShowsASpentToken() {
    bench.paycor.whileAsked(() -> bench.store.full(true));
    tokens.current();

    var failure = assertThrows(TapException.class, () -> bench.tokens(SEED).current());

    assertTrue(failure.getMessage().contains("another tap-paycor holds its lock"));
    assertEquals(0, bench.paycor.refused);
    bench.store.full(false);
    tokens.close();
    assertEquals("access-1", bench.tokens(SEED).current());
  }

  @Test
  void endingWithAnUnsavedTokenFailsAndSaysSo() {
    bench.paycor.whileAsked(() -> bench.store.full(true));
    tokens.current();

    var failure = assertThrows(AuthenticationException.class, tokens::close);

    assertTrue(failure.getMessage().contains("The newest refresh token is not saved"));
    assertTrue(failure.getMessage().contains("No space left on device"));
    assertTrue(failure.getMessage().contains("`tap-paycor login`"));
    bench.store.lease().close();
  }

  @Test
  void anUnsavedTokenIsNotSpentEither() {
    bench.paycor.whileAsked(() -> bench.store.full(true));
    tokens.current();
    bench.time.pass(Duration.ofMinutes(40));

    assertThrows(AuthenticationException.class, tokens::current);
    assertEquals(1, bench.paycor.asked.size());
    bench.store.full(false);
    bench.paycor.whileAsked(() -> {});
    assertEquals("access-2", tokens.current());
    tokens.close();
    assertEquals("refresh-2", bench.storedRefreshToken());
  }

  private int writesBy(Duration wait) {
    int before = bench.store.writes();
    bench.time.pass(wait);
    assertEquals("access-1", tokens.current());
    return bench.store.writes() - before;
  }

  @Test
  void aFullDiskIsAskedAgainEveryFiveSecondsAndNoMoreOnceItHasTakenTheToken() {
    bench.paycor.whileAsked(() -> bench.store.full(true));
    tokens.current();
    // The tries after the refresh have taken time of their own: from here on it is known.
    writesBy(Duration.ofSeconds(5));

    assertEquals(0, writesBy(Duration.ofSeconds(5).minusNanos(1)));
    assertEquals(1, writesBy(Duration.ofNanos(1)));
    assertEquals(0, writesBy(Duration.ZERO));
    bench.store.full(false);
    assertEquals(1, writesBy(Duration.ofSeconds(5)));
    assertEquals(0, writesBy(Duration.ofSeconds(5)));

    assertEquals("refresh-1", bench.store.read().all().get(0).refreshToken().reveal());
  }

  @Test
  void onceItIsSavedTheStoreIsFreeForOneAtATime() {
    bench.paycor.whileAsked(() -> bench.store.full(true));
    tokens.current();
    bench.store.full(false);
    writesBy(Duration.ofSeconds(5));
    tokens.close();

    try (TokenLease held = bench.store.lease()) {
      assertEquals(1, held.read().all().size());
      assertThrows(TapException.class, bench.store::lease);
    }
  }

  @Test
  void aStoreThatAnotherProgramKeepsRotatingIsGivenUpAfterThreeTokens() {
    bench.paycor.living.clear();
    bench.paycor.whileAsked(
        () -> bench.rotateWithoutTheLease("theirs-" + bench.paycor.asked.size()));

    var failure = assertThrows(AuthenticationException.class, tokens::current);

    assertEquals(List.of("seed", "theirs-1", "theirs-2"), bench.paycor.asked);
    assertTrue(failure.getMessage().contains("`tap-paycor login`"), failure.getMessage());
  }
}
