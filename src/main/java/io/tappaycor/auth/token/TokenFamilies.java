package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.scope.LegalEntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All token families of one store. Decides which of them a config means, so that a spent seed in an
 * old config never replaces a living token. Pure.
 *
 * @param all the families; no seed leads to two of them
 */
public record TokenFamilies(List<TokenFamily> all) {

  /** An empty store's. */
  public static final TokenFamilies NONE = new TokenFamilies(List.of());

  /** Copies the list. */
  public TokenFamilies {
    all = List.copyOf(all);
  }

  /**
   * The family that a config means: the one that knows its seed, or a new one; without a seed, the
   * only one there is.
   *
   * @param storeName the store's name in messages
   * @throws AuthenticationException without a seed, if there is no family or more than one
   */
  public TokenFamily pick(@Nullable Secret seed, Instant now, String storeName) {
    if (seed == null) {
      return only(storeName);
    }
    Optional<TokenFamily> known = all.stream().filter(family -> family.isLedToBy(seed)).findFirst();
    return known
        .map(family -> family.alsoKnowing(Set.of(Fingerprint.of(seed))))
        .orElseGet(() -> TokenFamily.startingWith(seed, now));
  }

  private TokenFamily only(String storeName) {
    if (all.isEmpty()) {
      throw new AuthenticationException(
          "There are no tokens yet: the config has no `refresh_token`, and the token store "
              + storeName
              + " is empty. Run `tap-paycor login`");
    }
    if (all.size() > 1) {
      throw new AuthenticationException(
          "It is ambiguous which tokens to use: the config has no `refresh_token`, and the token"
              + " store "
              + storeName
              + " holds "
              + all.size()
              + " token families. Give this config a `token_store` of its own and run"
              + " `tap-paycor login`");
    }
    return all.get(0);
  }

  /**
   * Whether the family has gone on without this version of it: it is here with a refresh token that
   * is neither the one that was spent nor the one that came of it.
   */
  public boolean hasSuperseded(TokenFamily family, Secret spent) {
    return all.stream()
        .filter(family::isSameAs)
        .map(TokenFamily::refreshToken)
        .anyMatch(other -> !other.equals(spent) && !other.equals(family.refreshToken()));
  }

  /** Replaces the family's earlier version, or adds the family if it is new. */
  public TokenFamilies updated(TokenFamily family) {
    return superseding(family, family::isSameAs);
  }

  /**
   * Adds the family of a login. It takes over the config's seed, and replaces the families that it
   * clearly supersedes: those with the same seed or a common legal entity; or, if the config has no
   * seed, the only family there is, unless the legal entities of that one are known.
   */
  public TokenFamilies withLogin(TokenFamily login, @Nullable Secret seed) {
    if (seed == null) {
      boolean alone = all.size() == 1 && all.get(0).legalEntityIds() == null;
      return superseding(
          login, family -> alone || family.isSameAs(login) || family.overlaps(login));
    }
    TokenFamily seeded = login.alsoKnowing(Set.of(Fingerprint.of(seed)));
    return superseding(
        seeded,
        family -> family.isLedToBy(seed) || family.isSameAs(seeded) || family.overlaps(seeded));
  }

  /**
   * Adds what a login may read to its family, which may have been rotated since, and replaces the
   * families that it supersedes.
   */
  public TokenFamilies withLegalEntities(TokenFamily login, List<LegalEntityId> ids) {
    TokenFamily known =
        all.stream()
            .filter(family -> family.isSameAs(login))
            .findFirst()
            .orElse(login)
            .withLegalEntities(ids);
    return superseding(known, family -> family.isSameAs(known) || family.overlaps(known));
  }

  /** The seeds of superseded families are taken over: their configs find the living family. */
  private TokenFamilies superseding(TokenFamily family, Predicate<TokenFamily> superseded) {
    Set<Fingerprint> seeds = new LinkedHashSet<>(family.seeds());
    all.stream().filter(superseded).forEach(old -> seeds.addAll(old.seeds()));
    List<TokenFamily> next = new ArrayList<>(all);
    next.removeIf(superseded);
    next.add(family.withSeeds(seeds));
    return new TokenFamilies(next);
  }
}
