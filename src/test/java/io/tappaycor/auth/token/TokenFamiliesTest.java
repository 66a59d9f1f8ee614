package io.tappaycor.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.scope.LegalEntityId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TokenFamiliesTest {

  private static final Instant NOW = FakeTime.START;
  private static final String PATH = "/state/tokens.json";

  private static Secret secret(String value) {
    return new Secret(value);
  }

  private static List<LegalEntityId> ids(long... values) {
    return LongStream.of(values).mapToObj(LegalEntityId::new).toList();
  }

  private static TokenFamily family(String seed, String token) {
    return rotated(TokenFamily.startingWith(secret(seed), NOW), token, Duration.ofMinutes(30));
  }

  private static TokenFamily rotated(TokenFamily family, String token, Duration life) {
    return family.rotated(new TokenResponse.Granted(secret("access"), life, secret(token)), NOW);
  }

  @Test
  void aSpentSeedFindsTheFamilyThatLives() {
    TokenFamilies families =
        new TokenFamilies(List.of(family("old", "living"), family("other", "foreign")));

    assertEquals("living", families.pick(secret("old"), NOW, PATH).refreshToken().reveal());
  }

  @Test
  void theCurrentTokenOfAFamilyIsASeedOfItToo() {
    TokenFamily picked =
        new TokenFamilies(List.of(family("old", "living"))).pick(secret("living"), NOW, PATH);

    assertTrue(picked.seeds().contains(Fingerprint.of(secret("living"))));
    assertTrue(picked.seeds().contains(Fingerprint.of(secret("old"))));
  }

  @Test
  void anUnknownSeedStartsAFamilyBesideTheOthers() {
    TokenFamilies families = new TokenFamilies(List.of(family("old", "living")));

    TokenFamily picked = families.pick(secret("new"), NOW, PATH);

    assertEquals("new", picked.refreshToken().reveal());
    assertEquals(2, families.updated(picked).all().size());
  }

  @Test
  void withoutASeedTheOnlyFamilyIsMeant() {
    TokenFamily only = family("old", "living");

    assertEquals(only, new TokenFamilies(List.of(only)).pick(null, NOW, PATH));
  }

  @Test
  void withoutASeedAndAFamilyTheMessageSaysLogin() {
    var failure =
        assertThrows(AuthenticationException.class, () -> TokenFamilies.NONE.pick(null, NOW, PATH));

    assertTrue(failure.getMessage().contains("Run `tap-paycor login`"));
    assertTrue(failure.getMessage().contains(PATH));
  }

  @Test
  void withoutASeedSeveralFamiliesNeedATokenStore() {
    TokenFamilies families = new TokenFamilies(List.of(family("a", "b"), family("c", "d")));

    var failure = assertThrows(AuthenticationException.class, () -> families.pick(null, NOW, PATH));

    assertTrue(failure.getMessage().contains("`token_store`"));
  }

  @Test
  void anUpdateTakesTheEarlierSelfsPlace() {
    TokenFamily old = family("old", "living");

    TokenFamilies updated =
        new TokenFamilies(List.of(old, family("x", "y")))
            .updated(rotated(old, "next", Duration.ofMinutes(1)));

    assertEquals(2, updated.all().size());
    assertEquals("next", updated.pick(secret("old"), NOW, PATH).refreshToken().reveal());
  }

  @Test
  void aLoginTakesTheConfigsSeedAndAllSeedsOfTheFamilyThatHadIt() {
    TokenFamily old = family("seed", "dead").alsoKnowing(Set.of(Fingerprint.of(secret("twin"))));
    TokenFamily other = family("other", "foreign");

    TokenFamilies after = new TokenFamilies(List.of(old, other)).withLogin(login(), secret("seed"));

    assertEquals(2, after.all().size());
    assertEquals("fresh", after.pick(secret("seed"), NOW, PATH).refreshToken().reveal());
    assertEquals("fresh", after.pick(secret("twin"), NOW, PATH).refreshToken().reveal());
    assertEquals("foreign", after.pick(secret("other"), NOW, PATH).refreshToken().reveal());
  }

  @Test
  void aLoginSupersedesTheFamilyOfTheSameLegalEntities() {
    TokenFamily same = family("a", "dead").withLegalEntities(ids(1, 2));
    TokenFamily other = family("b", "foreign").withLegalEntities(ids(3));
    TokenFamily login = login();

    TokenFamilies after =
        new TokenFamilies(List.of(same, other))
            .withLogin(login, null)
            .withLegalEntities(login, ids(2, 4));

    assertEquals(2, after.all().size());
    assertEquals("fresh", after.pick(secret("a"), NOW, PATH).refreshToken().reveal());
    assertEquals("foreign", after.pick(secret("b"), NOW, PATH).refreshToken().reveal());
  }

  @Test
  void aLoginWithoutSeedSupersedesTheOnlyFamilyIfItsLegalEntitiesAreUnknown() {
    assertEquals(
        1, new TokenFamilies(List.of(family("a", "b"))).withLogin(login(), null).all().size());
    TokenFamily known = family("a", "b").withLegalEntities(ids(1));
    assertEquals(2, new TokenFamilies(List.of(known)).withLogin(login(), null).all().size());
  }

  @Test
  void theRotationOfAFamilyBetweenLoginAndItsLegalEntitiesIsKept() {
    TokenFamily login = login();
    TokenFamilies rotated =
        TokenFamilies.NONE.updated(rotated(login, "later", Duration.ofMinutes(1)));

    TokenFamilies after = rotated.withLegalEntities(login, ids(7));

    assertEquals("later", after.all().get(0).refreshToken().reveal());
    assertEquals(ids(7), after.all().get(0).legalEntityIds());
  }

  private static TokenFamily login() {
    return TokenFamily.startingWith(secret("fresh"), NOW);
  }

  @Test
  void anAccessTokenIsUsableUntilATenthOfItsLifeOrAMinuteBeforeItsEnd() {
    TokenFamily family = TokenFamily.startingWith(secret("a"), NOW);

    assertEquals(
        Duration.ofMinutes(29), rotated(family, "b", Duration.ofMinutes(30)).usableFor(NOW));
    assertEquals(
        Duration.ofSeconds(9), rotated(family, "b", Duration.ofSeconds(10)).usableFor(NOW));
  }

  @Test
  void anExpiryMoreThanADayAwayIsNotBelieved() {
    TokenFamily family = TokenFamily.startingWith(secret("a"), NOW);
    Duration day = Duration.ofHours(24);

    assertEquals(day.minusSeconds(60), rotated(family, "b", day).usableFor(NOW));
    assertEquals(Duration.ZERO, rotated(family, "b", day.plusMillis(1)).usableFor(NOW));
  }

  @Test
  void aFamilyWithoutAnAccessTokenIsUsableForNoTime() {
    assertEquals(Duration.ZERO, TokenFamily.startingWith(secret("a"), NOW).usableFor(NOW));
  }

  @Test
  void noTokenIsEverPrinted() {
    String shown = new TokenFamilies(List.of(family("seed-secret", "refresh-secret"))).toString();

    assertFalse(shown.contains("secret"), shown);
  }
}
