package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.auth.token.TokenResponse;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens from their first use to the next run: who holds which, and when it is replaced. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class RotatingTokensTest {

  @Parameter StoreKind kind;
  @TempDir Path directory;
  private TokenBench bench;

  @BeforeEach
  void open() {
    bench = new TokenBench(kind, directory);
  }

  @Test
  void theNewRefreshTokenIsInTheStoreBeforeTheAccessTokenIsUsed() {
    String access = bench.tokens(SEED).current();

    assertEquals("access-1", access);
    assertEquals("refresh-1", bench.storedRefreshToken());
  }

  @Test
  void theStoreIsMarkedWhileTheTokenIsBeingSpent() {
    bench.paycor.whileAsked(() -> assertEquals(FakeTime.START, bench.stored().refreshStartedAt()));

    bench.tokens(SEED).current();

    assertEquals(1, bench.paycor.asked.size());
    assertEquals(null, bench.store.read().all().get(0).refreshStartedAt());
  }

  @Test
  void aTokenIsUsedUntilAMinuteBeforeItsEnd() {
    RotatingTokens tokens = bench.tokens(SEED);
    tokens.current();
    bench.time.pass(Duration.ofMinutes(29).minusMillis(1));
    assertEquals("access-1", tokens.current());
    bench.time.pass(Duration.ofMillis(1));
    assertEquals("access-2", tokens.current());
    assertEquals(List.of("seed", "refresh-1"), bench.paycor.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P400D", "PT-2H", "P-400D"})
  void aWallClockThatIsSetNeitherEndsNorProlongsATokensLife(Duration otherwise) {
    RotatingTokens tokens = bench.tokens(SEED);
    tokens.current();
    bench.time.set(otherwise);

    assertEquals("access-1", tokens.current());
    bench.time.pass(Duration.ofMinutes(30));
    assertEquals("access-2", tokens.current());
    assertEquals(0, bench.paycor.refused);
  }

  @Test
  void aSecondRunUsesTheStoredAccessTokenAndLaterTheStoredRefreshTokenThoughItsSeedIsSpent() {
    bench.tokens(SEED).current();
    assertEquals("access-1", bench.tokens(SEED).current());
    bench.time.pass(Duration.ofMinutes(40));
    assertEquals("access-2", bench.tokens(SEED).current());
    assertEquals(0, bench.paycor.refused);
  }

  @Test
  void aRunWithoutSeedUsesTheOnlyFamily() {
    bench.tokens(SEED).current();

    assertEquals("access-1", bench.tokens(null).current());
  }

  @Test
  void withoutSeedAndFamilyNothingIsAskedAndLoginIsAdvised() {
    var failure = assertThrows(AuthenticationException.class, () -> bench.tokens(null).current());

    assertTrue(failure.getMessage().contains("Run `tap-paycor login`"));
    assertTrue(bench.paycor.asked.isEmpty());
  }

  @Test
  void anUnknownSeedStartsAFamilyOfItsOwn() {
    bench.paycor.living.add("second customer");
    bench.tokens(SEED).current();

    assertEquals("access-2", bench.tokens(new Secret("second customer")).current());
    assertEquals("access-1", bench.tokens(SEED).current());
    assertEquals(2, bench.store.read().all().size());
  }

  @Test
  void aSeedCopiedFromTheStoreStillLeadsToTheFamilyAfterItIsSpent() {
    bench.tokens(SEED).current();
    assertEquals("access-1", bench.tokens(new Secret("refresh-1")).current());
    bench.time.pass(Duration.ofMinutes(40));
    bench.tokens(SEED).current();

    assertEquals("access-2", bench.tokens(new Secret("refresh-1")).current());
    assertEquals(0, bench.paycor.refused);
  }

  @Test
  void aRefusedAccessTokenIsReplacedOnceForAllWhoLostIt() {
    RotatingTokens tokens = bench.tokens(SEED);
    String first = tokens.current();

    assertEquals("access-2", tokens.insteadOf(first));
    assertEquals("access-2", tokens.insteadOf(first));
    assertEquals(2, bench.paycor.asked.size());
  }

  @Test
  void aRefusedAccessTokenIsReplacedByTheOneThatAnotherProcessStored() {
    RotatingTokens here = bench.tokens(SEED);
    String first = here.current();
    bench.tokens(SEED).insteadOf(first);

    assertEquals("access-2", here.insteadOf(first));
    assertEquals(2, bench.paycor.asked.size());
  }

  @Test
  void anExpiredTokenIsReplacedByTheOneThatAnotherProcessStored() {
    RotatingTokens here = bench.tokens(SEED);
    here.current();
    bench.time.pass(Duration.ofMinutes(40));
    bench.tokens(SEED).current();

    assertEquals("access-2", here.current());
    assertEquals(2, bench.paycor.asked.size());
  }

  @Test
  void aStoredExpiryTooFarAwayIsNotTrusted() {
    TokenFamily family =
        TokenFamily.startingWith(SEED, FakeTime.START)
            .rotated(
                new TokenResponse.Granted(new Secret("stale"), Duration.ofDays(2), SEED),
                FakeTime.START);
    bench.put(family);

    assertEquals("access-1", bench.tokens(SEED).current());
  }

  @Test
  void anInterruptedWorkerStillSavesTheToken() {
    Thread.currentThread().interrupt();
    try {
      assertEquals("access-1", bench.tokens(SEED).current());
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals("refresh-1", bench.storedRefreshToken());
  }
}
