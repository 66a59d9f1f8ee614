package io.tappaycor.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainsTest {

  private static final Instant NOW = FakeTime.START;
  private static final String PATH = "/state/tokens.json";

  private static Secret secret(String value) {
    return new Secret(value);
  }

  private static Chain chain(String seed, String token) {
    return rotated(Chain.startingWith(secret(seed), NOW), token, Duration.ofMinutes(30));
  }

  private static Chain rotated(Chain chain, String token, Duration life) {
    return chain.rotated(new TokenAnswer.Granted(secret("access"), life, secret(token)), NOW);
  }

  @Test
  void aSpentSeedFindsTheChainThatLives() {
    Chains chains = new Chains(List.of(chain("old", "living"), chain("other", "foreign")));

    assertEquals("living", chains.pick(secret("old"), NOW, PATH).refreshToken().reveal());
  }

  @Test
  void theCurrentTokenOfAChainIsASeedOfItToo() {
    Chain picked = new Chains(List.of(chain("old", "living"))).pick(secret("living"), NOW, PATH);

    assertTrue(picked.seeds().contains(Fingerprint.of(secret("living"))));
    assertTrue(picked.seeds().contains(Fingerprint.of(secret("old"))));
  }

  @Test
  void anUnknownSeedStartsAChainBesideTheOthers() {
    Chains chains = new Chains(List.of(chain("old", "living")));

    Chain picked = chains.pick(secret("new"), NOW, PATH);

    assertEquals("new", picked.refreshToken().reveal());
    assertEquals(2, chains.updated(picked).all().size());
  }

  @Test
  void withoutASeedTheOnlyChainIsMeant() {
    Chain only = chain("old", "living");

    assertEquals(only, new Chains(List.of(only)).pick(null, NOW, PATH));
  }

  @Test
  void withoutASeedAndAChainTheMessageSaysLogin() {
    var failure =
        assertThrows(AuthenticationException.class, () -> Chains.NONE.pick(null, NOW, PATH));

    assertTrue(failure.getMessage().contains("Run `tap-paycor login`"));
    assertTrue(failure.getMessage().contains(PATH));
  }

  @Test
  void withoutASeedSeveralChainsNeedATokenStore() {
    Chains chains = new Chains(List.of(chain("a", "b"), chain("c", "d")));

    var failure = assertThrows(AuthenticationException.class, () -> chains.pick(null, NOW, PATH));

    assertTrue(failure.getMessage().contains("`token_store`"));
  }

  @Test
  void anUpdateTakesTheEarlierSelfsPlace() {
    Chain old = chain("old", "living");

    Chains updated =
        new Chains(List.of(old, chain("x", "y")))
            .updated(rotated(old, "next", Duration.ofMinutes(1)));

    assertEquals(2, updated.all().size());
    assertEquals("next", updated.pick(secret("old"), NOW, PATH).refreshToken().reveal());
  }

  @Test
  void aLoginTakesTheConfigsSeedAndAllSeedsOfTheChainThatHadIt() {
    Chain old = chain("seed", "dead").alsoKnowing(Set.of(Fingerprint.of(secret("twin"))));
    Chain other = chain("other", "foreign");

    Chains after = new Chains(List.of(old, other)).withLogin(login(), secret("seed"));

    assertEquals(2, after.all().size());
    assertEquals("fresh", after.pick(secret("seed"), NOW, PATH).refreshToken().reveal());
    assertEquals("fresh", after.pick(secret("twin"), NOW, PATH).refreshToken().reveal());
    assertEquals("foreign", after.pick(secret("other"), NOW, PATH).refreshToken().reveal());
  }

  @Test
  void aLoginSupersedesTheChainOfTheSameLegalEntities() {
    Chain same = chain("a", "dead").withLegalEntities(List.of(1, 2));
    Chain other = chain("b", "foreign").withLegalEntities(List.of(3));
    Chain login = login();

    Chains after =
        new Chains(List.of(same, other))
            .withLogin(login, null)
            .withLegalEntities(login, List.of(2, 4));

    assertEquals(2, after.all().size());
    assertEquals("fresh", after.pick(secret("a"), NOW, PATH).refreshToken().reveal());
    assertEquals("foreign", after.pick(secret("b"), NOW, PATH).refreshToken().reveal());
  }

  @Test
  void aLoginWithoutSeedSupersedesTheOnlyChainIfItsLegalEntitiesAreUnknown() {
    assertEquals(1, new Chains(List.of(chain("a", "b"))).withLogin(login(), null).all().size());
    Chain known = chain("a", "b").withLegalEntities(List.of(1));
    assertEquals(2, new Chains(List.of(known)).withLogin(login(), null).all().size());
  }

  @Test
  void theRotationOfAChainBetweenLoginAndItsLegalEntitiesIsKept() {
    Chain login = login();
    Chains rotated = Chains.NONE.updated(rotated(login, "later", Duration.ofMinutes(1)));

    Chains after = rotated.withLegalEntities(login, List.of(7));

    assertEquals("later", after.all().get(0).refreshToken().reveal());
    assertEquals(List.of(7), after.all().get(0).legalEntityIds());
  }

  private static Chain login() {
    return Chain.startingWith(secret("fresh"), NOW);
  }

  @Test
  void anAccessTokenIsUsableUntilATenthOfItsLifeOrAMinuteBeforeItsEnd() {
    Chain chain = Chain.startingWith(secret("a"), NOW);

    assertEquals(
        Duration.ofMinutes(29), rotated(chain, "b", Duration.ofMinutes(30)).usableFor(NOW));
    assertEquals(Duration.ofSeconds(9), rotated(chain, "b", Duration.ofSeconds(10)).usableFor(NOW));
  }

  @Test
  void anExpiryMoreThanADayAwayIsNotBelieved() {
    Chain chain = Chain.startingWith(secret("a"), NOW);
    Duration day = Duration.ofHours(24);

    assertEquals(day.minusSeconds(60), rotated(chain, "b", day).usableFor(NOW));
    assertEquals(Duration.ZERO, rotated(chain, "b", day.plusMillis(1)).usableFor(NOW));
  }

  @Test
  void aChainWithoutAnAccessTokenIsUsableForNoTime() {
    assertEquals(Duration.ZERO, Chain.startingWith(secret("a"), NOW).usableFor(NOW));
  }

  @Test
  void noTokenIsEverPrinted() {
    String shown = new Chains(List.of(chain("seed-secret", "refresh-secret"))).toString();

    assertFalse(shown.contains("secret"), shown);
  }
}
