package io.tappaycor.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExtractionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotatingTokensTest {

  private static final Secret SEED = new Secret("seed");

  @TempDir Path directory;
  private final FakeTime time = new FakeTime();
  private final FakePaycor paycor = new FakePaycor("seed");
  private boolean full;
  private Path path;
  private TokenStore store;

  @BeforeEach
  void open() {
    path = directory.resolve("tokens.json");
    store =
        new TokenStore(
            path,
            Duration.ofSeconds(1),
            time,
            (file, content) -> {
              if (full) {
                throw new IOException("No space left on device");
              }
              new AtomicReplacement().replace(file, content);
            });
  }

  private RotatingTokens tokens(Secret seed) {
    return new RotatingTokens(store, paycor.endpoint(time), seed, time, time::nanoTime);
  }

  private String storedRefreshToken() {
    return store.read().pick(SEED, time.instant(), path).refreshToken().reveal();
  }

  private void put(Chain chain) {
    try (LockedStore locked = store.lock()) {
      locked.write(new Chains(List.of(chain)));
    }
  }

  @Test
  void theNewRefreshTokenIsInTheStoreBeforeTheAccessTokenIsUsed() {
    String access = tokens(SEED).current();

    assertEquals("access-1", access);
    assertEquals("refresh-1", storedRefreshToken());
  }

  @Test
  void theStoreIsMarkedWhileTheTokenIsBeingSpent() {
    paycor.whileAsked(
        () ->
            assertEquals(
                FakeTime.START, store.read().pick(SEED, time.instant(), path).refreshStartedAt()));

    tokens(SEED).current();

    assertEquals(1, paycor.asked.size());
    assertEquals(null, store.read().all().get(0).refreshStartedAt());
  }

  @Test
  void aTokenIsUsedUntilAMinuteBeforeItsEnd() {
    RotatingTokens tokens = tokens(SEED);
    tokens.current();
    time.pass(Duration.ofMinutes(29).minusMillis(1));
    assertEquals("access-1", tokens.current());
    time.pass(Duration.ofMillis(1));
    assertEquals("access-2", tokens.current());
    assertEquals(List.of("seed", "refresh-1"), paycor.asked);
  }

  @Test
  void aSecondRunUsesTheStoredAccessTokenAndLaterTheStoredRefreshTokenThoughItsSeedIsSpent() {
    tokens(SEED).current();
    assertEquals("access-1", tokens(SEED).current());
    time.pass(Duration.ofMinutes(40));
    assertEquals("access-2", tokens(SEED).current());
    assertEquals(0, paycor.refused);
  }

  @Test
  void aRunWithoutSeedUsesTheOnlyChain() {
    tokens(SEED).current();

    assertEquals("access-1", tokens(null).current());
  }

  @Test
  void withoutSeedAndChainNothingIsAskedAndLoginIsAdvised() {
    var failure = assertThrows(AuthenticationException.class, () -> tokens(null).current());

    assertTrue(failure.getMessage().contains("Run `tap-paycor login`"));
    assertTrue(paycor.asked.isEmpty());
  }

  @Test
  void anUnknownSeedStartsAChainOfItsOwn() {
    paycor.living.add("second customer");
    tokens(SEED).current();

    assertEquals("access-2", tokens(new Secret("second customer")).current());
    assertEquals("access-1", tokens(SEED).current());
    assertEquals(2, store.read().all().size());
  }

  @Test
  void aSeedCopiedFromTheStoreStillLeadsToTheChainAfterItIsSpent() {
    tokens(SEED).current();
    assertEquals("access-1", tokens(new Secret("refresh-1")).current());
    time.pass(Duration.ofMinutes(40));
    tokens(SEED).current();

    assertEquals("access-2", tokens(new Secret("refresh-1")).current());
    assertEquals(0, paycor.refused);
  }

  @Test
  void aRefusedAccessTokenIsReplacedOnceForAllWhoLostIt() {
    RotatingTokens tokens = tokens(SEED);
    String first = tokens.current();

    assertEquals("access-2", tokens.insteadOf(first));
    assertEquals("access-2", tokens.insteadOf(first));
    assertEquals(2, paycor.asked.size());
  }

  @Test
  void aRefusedAccessTokenIsReplacedByTheOneThatAnotherProcessStored() {
    RotatingTokens here = tokens(SEED);
    String first = here.current();
    tokens(SEED).insteadOf(first);

    assertEquals("access-2", here.insteadOf(first));
    assertEquals(2, paycor.asked.size());
  }

  @Test
  void anExpiredTokenIsReplacedByTheOneThatAnotherProcessStored() {
    RotatingTokens here = tokens(SEED);
    here.current();
    time.pass(Duration.ofMinutes(40));
    tokens(SEED).current();

    assertEquals("access-2", here.current());
    assertEquals(2, paycor.asked.size());
  }

  @Test
  void aStoredExpiryTooFarAwayIsNotTrusted() {
    Chain chain =
        Chain.startingWith(SEED, FakeTime.START)
            .rotated(
                new TokenAnswer.Granted(new Secret("stale"), Duration.ofDays(2), SEED),
                FakeTime.START);
    put(chain);

    assertEquals("access-1", tokens(SEED).current());
  }

  @Test
  void aStoreThatCannotTakeTheMarkStopsBeforeTheTokenIsSpent() {
    full = true;

    var failure = assertThrows(AuthenticationException.class, () -> tokens(SEED).current());

    assertTrue(failure.getMessage().contains("No space left on device"), failure.getMessage());
    assertTrue(failure.getMessage().contains("No refresh token has been used up"));
    assertTrue(paycor.asked.isEmpty());
  }

  @Test
  void aStoreWithoutADirectoryStopsBeforeTheTokenIsSpent() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    store = new TokenStore(file.resolve("tokens.json"), Duration.ofSeconds(1), time);

    assertThrows(AuthenticationException.class, () -> tokens(SEED).current());

    assertTrue(paycor.asked.isEmpty());
  }

  @Test
  void aCorruptStoreStopsBeforeTheTokenIsSpentAndStaysAsItIs() throws IOException {
    Files.writeString(path, "{\"version\":1,");

    assertThrows(AuthenticationException.class, () -> tokens(SEED).current());

    assertTrue(paycor.asked.isEmpty());
    assertEquals("{\"version\":1,", Files.readString(path));
  }

  @Test
  void aDiskThatFillsUpMidwayCostsNothingIfItHasRoomAgainBeforeTheEnd() {
    paycor.whileAsked(() -> full = true);
    RotatingTokens tokens = tokens(SEED);

    assertEquals("access-1", tokens.current());
    assertEquals("access-1", tokens.current());
    assertEquals("seed", storedRefreshToken());
    full = false;
    time.pass(Duration.ofSeconds(6));
    assertEquals("access-1", tokens.current());

    assertEquals("refresh-1", storedRefreshToken());
    tokens.close();
    store.lock().close();
  }

  @Test
  void othersAreKeptOutWhileTheStoreShowsASpentToken() {
    paycor.whileAsked(() -> full = true);
    RotatingTokens tokens = tokens(SEED);
    tokens.current();

    var failure = assertThrows(AuthenticationException.class, () -> tokens(SEED).current());

    assertTrue(failure.getMessage().contains("another tap-paycor holds its lock"));
    assertEquals(0, paycor.refused);
    full = false;
    tokens.close();
    assertEquals("access-1", tokens(SEED).current());
  }

  @Test
  void endingWithAnUnsavedTokenFailsAndSaysSo() {
    paycor.whileAsked(() -> full = true);
    RotatingTokens tokens = tokens(SEED);
    tokens.current();

    var failure = assertThrows(AuthenticationException.class, tokens::close);

    assertTrue(failure.getMessage().contains("The newest refresh token is not saved"));
    assertTrue(failure.getMessage().contains("No space left on device"));
    assertTrue(failure.getMessage().contains("`tap-paycor login`"));
    store.lock().close();
  }

  @Test
  void anUnsavedTokenIsNotSpentEither() {
    paycor.whileAsked(() -> full = true);
    RotatingTokens tokens = tokens(SEED);
    tokens.current();
    time.pass(Duration.ofMinutes(40));

    assertThrows(AuthenticationException.class, tokens::current);
    assertEquals(1, paycor.asked.size());
    full = false;
    paycor.whileAsked(() -> {});
    assertEquals("access-2", tokens.current());
    tokens.close();
    assertEquals("refresh-2", storedRefreshToken());
  }

  @Test
  void aRefusedSeedIsExplainedAskedOnceAndLeavesNoChain() {
    paycor.living.clear();
    RotatingTokens tokens = tokens(SEED);

    var failure = assertThrows(AuthenticationException.class, tokens::current);
    var again = assertThrows(AuthenticationException.class, tokens::current);

    assertTrue(failure.getMessage().contains("HTTP 400, invalid_grant"));
    assertTrue(failure.getMessage().contains("Run `tap-paycor login`"));
    assertTrue(failure.getMessage().contains("`refresh_token`"));
    assertFalse(failure.getMessage().contains("seed"), failure.getMessage());
    assertFalse(failure.getMessage().contains("got no answer"), failure.getMessage());
    assertEquals(failure.getMessage(), again.getMessage());
    assertEquals(1, paycor.asked.size());
    assertTrue(store.read().all().isEmpty());
  }

  @Test
  void aRefusalReadsTheStoreAgainForOneWhoDoesNotLock() {
    paycor.living.clear();
    paycor.living.add("theirs");
    paycor.whileAsked(
        () -> {
          if (paycor.asked.size() == 1) {
            Chain theirs =
                Chain.startingWith(SEED, FakeTime.START)
                    .rotated(
                        new TokenAnswer.Granted(
                            new Secret("old"), Duration.ZERO, new Secret("theirs")),
                        FakeTime.START);
            overwrite(new Chains(List.of(theirs)));
          }
        });

    assertEquals("access-1", tokens(SEED).current());
    assertEquals(List.of("seed", "theirs"), paycor.asked);
  }

  private void overwrite(Chains chains) {
    try {
      Files.write(path, StoreFormat.write(chains));
    } catch (IOException exception) {
      throw new AssertionError(exception);
    }
  }

  @Test
  void aRunThatDiedBetweenAskingAndSavingIsNamed() {
    Instant died = Instant.parse("2026-11-23T03:04:05Z");
    put(Chain.startingWith(SEED, died).refreshing(died));
    paycor.living.clear();

    var failure = assertThrows(AuthenticationException.class, () -> tokens(SEED).current());

    assertTrue(
        failure.getMessage().contains("A refresh that was begun at 2026-11-23T03:04:05Z"),
        failure.getMessage());
    assertEquals(died, store.read().all().get(0).refreshStartedAt());
  }

  @Test
  void aMarkOfADeadRunIsForgottenOnceARefreshSucceeds() {
    put(Chain.startingWith(SEED, FakeTime.START).refreshing(FakeTime.START));

    assertEquals("access-1", tokens(SEED).current());
    assertEquals(null, store.read().all().get(0).refreshStartedAt());
  }

  @Test
  void aLostAnswerIsNamedWhenTheNextAttemptIsRefused() {
    paycor.script.add(FakePaycor.LOST);

    var failure = assertThrows(AuthenticationException.class, () -> tokens(SEED).current());

    assertTrue(failure.getMessage().contains("got no answer"), failure.getMessage());
  }

  @Test
  void anOutageLeavesTheMarkAndTheNextRunMaySucceed() {
    for (int times = 0; times < 100; times++) {
      paycor.script.add(FakePaycor.json(503, ""));
    }
    assertThrows(ExtractionException.class, () -> tokens(SEED).current());
    assertNotNull(store.read().all().get(0).refreshStartedAt());
    paycor.script.clear();

    assertEquals("access-1", tokens(SEED).current());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"missing subscription key\"}",
        "",
        "{\"error\":\"invalid_client\"}"
      })
  void wrongKeysAreNamedAndLeaveTheChainAsItWas(String body) {
    Chain before = Chain.startingWith(SEED, FakeTime.START);
    put(before);
    paycor.script.add(FakePaycor.json(401, body));

    var failure = assertThrows(AuthenticationException.class, () -> tokens(SEED).current());

    String named = body.contains("subscription") ? "`subscription_key`" : "`client_secret`";
    assertTrue(failure.getMessage().contains(named), failure.getMessage());
    assertFalse(failure.getMessage().contains("the-"), failure.getMessage());
    // Without an error code it may be the token after all, and nobody can say that it is unspent.
    String token = body.isEmpty() ? "the refresh token is no longer good" : "used up";
    assertTrue(failure.getMessage().contains(token), failure.getMessage());
    assertEquals(List.of(before), store.read().all());
  }

  @Test
  void anInterruptedWorkerStillSavesTheToken() {
    Thread.currentThread().interrupt();
    try {
      assertEquals("access-1", tokens(SEED).current());
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals("refresh-1", storedRefreshToken());
  }

  @Test
  void theStoreHoldsNoSeedInTheClearOnceItIsSpent() throws IOException {
    tokens(SEED).current();

    assertFalse(Files.readString(path).contains("\"seed\""));
    assertNotEquals(-1, Files.readString(path).indexOf(Fingerprint.of(SEED).hex()));
  }
}
