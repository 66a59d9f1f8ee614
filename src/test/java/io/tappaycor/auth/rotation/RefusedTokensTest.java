package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExtractionException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh tokens that Paycor refuses, and runs that died while they spent one. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class RefusedTokensTest {

  @Parameter StoreKind kind;
  @TempDir Path directory;
  private TokenBench bench;

  @BeforeEach
  void open() {
    bench = new TokenBench(kind, directory);
  }

  @Test
  void aRefusedSeedIsExplainedAskedOnceAndLeavesNoFamily() {
    bench.paycor.living.clear();
    RotatingTokens tokens = bench.tokens(SEED);

    var failure = assertThrows(AuthenticationException.class, tokens::current);
    var again = assertThrows(AuthenticationException.class, tokens::current);

    assertTrue(failure.getMessage().contains("HTTP 400, invalid_grant"));
    assertTrue(failure.getMessage().contains("Run `tap-paycor login`"));
    assertTrue(failure.getMessage().contains("`refresh_token`"));
    assertFalse(failure.getMessage().contains("seed"), failure.getMessage());
    assertFalse(failure.getMessage().contains("got no response"), failure.getMessage());
    assertEquals(failure.getMessage(), again.getMessage());
    assertEquals(1, bench.paycor.asked.size());
    assertTrue(bench.store.read().all().isEmpty());
  }

  @Test
  void aRefusalReadsTheStoreAgainForOneWhoDoesNotLock() {
    bench.paycor.living.clear();
    bench.paycor.living.add("theirs");
    bench.paycor.whileAsked(
        () -> {
          if (bench.paycor.asked.size() == 1) {
            bench.rotateWithoutTheLease("theirs");
          }
        });

    assertEquals("access-1", bench.tokens(SEED).current());
    assertEquals(List.of("seed", "theirs"), bench.paycor.asked);
  }

  @Test
  void whatAnotherWroteMeanwhileIsNotTakenBackWithTheMark() {
    bench.paycor.living.clear();
    TokenFamily theirs = TokenFamily.startingWith(new Secret("another seed"), FakeTime.START);
    bench.paycor.whileAsked(() -> bench.store.overwrite(bench.store.read().updated(theirs)));

    assertThrows(AuthenticationException.class, () -> bench.tokens(SEED).current());

    assertTrue(bench.store.read().all().contains(theirs));
  }

  @Test
  void aRunThatDiedBetweenAskingAndSavingIsNamed() {
    Instant died = Instant.parse("2026-11-23T03:04:05Z");
    bench.put(TokenFamily.startingWith(SEED, died).refreshing(died));
    bench.paycor.living.clear();

    var failure = assertThrows(AuthenticationException.class, () -> bench.tokens(SEED).current());

    assertTrue(
        failure.getMessage().contains("A refresh that started at 2026-11-23T03:04:05Z"),
        failure.getMessage());
    assertEquals(died, bench.store.read().all().get(0).refreshStartedAt());
  }

  @Test
  void aMarkOfADeadRunIsForgottenOnceARefreshSucceeds() {
    bench.put(TokenFamily.startingWith(SEED, FakeTime.START).refreshing(FakeTime.START));

    assertEquals("access-1", bench.tokens(SEED).current());
    assertEquals(null, bench.store.read().all().get(0).refreshStartedAt());
  }

  @Test
  void aLostAnswerIsNamedWhenTheNextAttemptIsRefused() {
    bench.paycor.script.add(FakePaycor.LOST);

    var failure = assertThrows(AuthenticationException.class, () -> bench.tokens(SEED).current());

    assertTrue(failure.getMessage().contains("got no response"), failure.getMessage());
  }

  @Test
  void anOutageLeavesTheMarkAndTheNextRunMaySucceed() {
    for (int times = 0; times < 100; times++) {
      bench.paycor.script.add(FakePaycor.json(503, ""));
    }
    assertThrows(ExtractionException.class, () -> bench.tokens(SEED).current());
    assertNotNull(bench.store.read().all().get(0).refreshStartedAt());
    bench.paycor.script.clear();

    assertEquals("access-1", bench.tokens(SEED).current());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | <html>",
        "403 | <html>",
        "404 | <html>",
        "401 | ''",
        "401 | {\"message\":\"no\"}"
      })
  void aGatewaysRefusalIsTriedAgainAndLeavesTheStoreAsItWas(int status, String body) {
    TokenFamily before = TokenFamily.startingWith(SEED, FakeTime.START);
    bench.put(before);
    for (int times = 0; times < 100; times++) {
      bench.paycor.script.add(FakePaycor.json(status, body));
    }
    assertThrows(ExtractionException.class, () -> bench.tokens(SEED).current());
    assertEquals(List.of(before), bench.store.read().all());
    bench.paycor.script.clear();
    bench.paycor.script.add(FakePaycor.json(status, body));

    assertEquals("access-1", bench.tokens(SEED).current());
    assertEquals("refresh-1", bench.storedRefreshToken());
  }

  @Test
  void aResponseWithoutARefreshTokenKeepsTheOldOneAndMarksIt() {
    bench.paycor.script.add(
        FakePaycor.json(200, "{\"access_token\":\"only\",\"expires_in\":\"1800\"}"));

    assertEquals("only", bench.tokens(SEED).current());
    assertEquals("seed", bench.storedRefreshToken());
    assertTrue(bench.stored().rotationUnknown());
    assertEquals("only", bench.tokens(SEED).current(), "from the store");

    bench.time.pass(Duration.ofMinutes(30));
    assertEquals("access-1", bench.tokens(SEED).current());
    assertFalse(bench.stored().rotationUnknown());
  }

  @Test
  void aTokenThatWasKeptAndIsThenRefusedIsNamed() {
    bench.paycor.script.add(FakePaycor.json(200, "{\"access_token\":\"only\"}"));
    bench.tokens(SEED).current();
    bench.paycor.living.clear();
    bench.time.pass(Duration.ofMinutes(30));

    var failure = assertThrows(AuthenticationException.class, () -> bench.tokens(SEED).current());

    assertTrue(failure.getMessage().contains("brought no new one"), failure.getMessage());
    assertEquals("seed", bench.storedRefreshToken());
  }

  @Test
  void aRefreshOnRequestRotatesThoughTheStoredAccessTokenIsGood() {
    bench.tokens(SEED).current();
    RotatingTokens tokens = bench.tokens(SEED);
    assertEquals("access-1", tokens.current());
    assertFalse(tokens.hasRefreshed());

    tokens.refresh();

    assertTrue(tokens.hasRefreshed());
    assertEquals("access-2", tokens.current());
    assertEquals("refresh-2", bench.storedRefreshToken());
    assertEquals(List.of("seed", "refresh-1"), bench.paycor.asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"missing subscription key\"}",
        "{\"CorrelationId\":\"1\",\"Title\":\"Unauthorized\"}",
        "{\"error\":\"invalid_client\"}"
      })
  void wrongKeysAreNamedAndLeaveTheFamilyAsItWas(String body) {
    TokenFamily before = TokenFamily.startingWith(SEED, FakeTime.START);
    bench.put(before);
    bench.paycor.script.add(FakePaycor.json(401, body));

    var failure = assertThrows(AuthenticationException.class, () -> bench.tokens(SEED).current());

    String named = body.contains("subscription") ? "`subscription_key`" : "`client_secret`";
    assertTrue(failure.getMessage().contains(named), failure.getMessage());
    assertFalse(failure.getMessage().contains("the-"), failure.getMessage());
    // Without an error code it may be the token after all, and nobody can say that it is unspent.
    String token = body.contains("Title") ? "the refresh token is no longer good" : "used up";
    assertTrue(failure.getMessage().contains(token), failure.getMessage());
    assertEquals(List.of(before), bench.store.read().all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\nb", "Zo\\u00eb", "a\\u0000"})
  void anAccessTokenThatNoHeaderCanCarryIsRefusedAndItsRefreshTokenLives(String access) {
    bench.paycor.living.add("n\u00ebxt");
    bench.paycor.script.add(
        FakePaycor.json(
            200, "{\"access_token\":\"" + access + "\",\"refresh_token\":\"n\u00ebxt\"}"));
    RotatingTokens tokens = bench.tokens(SEED);

    var failure = assertThrows(AuthenticationException.class, tokens::current);
    var again = assertThrows(AuthenticationException.class, tokens::current);

    assertTrue(failure.getMessage().contains("no header can carry"), failure.getMessage());
    assertEquals(failure.getMessage(), again.getMessage());
    assertEquals("n\u00ebxt", bench.storedRefreshToken());
    assertEquals("access-1", bench.tokens(SEED).current());
    assertEquals(List.of("seed", "n\u00ebxt"), bench.paycor.asked);
  }
}
