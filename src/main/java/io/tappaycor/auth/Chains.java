package io.tappaycor.auth;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All activations that one store holds: decides which one a config means, so that a spent seed in
 * an old config never displaces a living token. Pure.
 *
 * @param all the chains; no seed leads to two of them
 */
record Chains(List<Chain> all) {

  static final Chains NONE = new Chains(List.of());

  Chains {
    all = List.copyOf(all);
  }

  /**
   * The chain that a config means: the one that knows its seed, or a new one; without a seed, the
   * only one there is.
   *
   * @throws AuthenticationException without a seed, if there is no chain or more than one
   */
  Chain pick(@Nullable Secret seed, Instant now, Object storePath) {
    if (seed == null) {
      return only(storePath);
    }
    Optional<Chain> known = all.stream().filter(chain -> chain.isLedToBy(seed)).findFirst();
    return known
        .map(chain -> chain.alsoKnowing(Set.of(Fingerprint.of(seed))))
        .orElseGet(() -> Chain.startingWith(seed, now));
  }

  private Chain only(Object storePath) {
    if (all.isEmpty()) {
      throw new AuthenticationException(
          "There are no tokens yet: the config has no `refresh_token`, and the token store "
              + storePath
              + " holds none. Run `tap-paycor login`");
    }
    if (all.size() > 1) {
      throw new AuthenticationException(
          "Which tokens to use is not clear: the config has no `refresh_token`, and the token store "
              + storePath
              + " holds "
              + all.size()
              + " activations. Give this config a `token_store` of its own and run"
              + " `tap-paycor login`");
    }
    return all.get(0);
  }

  /** Puts a chain in its earlier self's place, or at the end if it is new. */
  Chains updated(Chain chain) {
    return superseding(chain, chain::isSameAs);
  }

  /**
   * Adds what a login has brought. It takes the config's seed, and the place of a chain that it
   * clearly replaces: one with the same seed or a common legal entity; or, when the config has no
   * seed, the only chain there is, unless that one's legal entities are known.
   */
  Chains withLogin(Chain login, @Nullable Secret seed) {
    if (seed == null) {
      boolean alone = all.size() == 1 && all.get(0).legalEntityIds() == null;
      return superseding(login, chain -> alone || chain.isSameAs(login) || chain.overlaps(login));
    }
    Chain seeded = login.alsoKnowing(Set.of(Fingerprint.of(seed)));
    return superseding(
        seeded, chain -> chain.isLedToBy(seed) || chain.isSameAs(seeded) || chain.overlaps(seeded));
  }

  /** Adds what a login may read to its chain, wherever that has got to, and supersedes by it. */
  Chains withLegalEntities(Chain login, List<Integer> ids) {
    Chain known =
        all.stream()
            .filter(chain -> chain.isSameAs(login))
            .findFirst()
            .orElse(login)
            .withLegalEntities(ids);
    return superseding(known, chain -> chain.isSameAs(known) || chain.overlaps(known));
  }

  /** The seeds of what is superseded go over: their configs find the chain that lives. */
  private Chains superseding(Chain chain, Predicate<Chain> superseded) {
    Set<Fingerprint> seeds = new LinkedHashSet<>(chain.seeds());
    all.stream().filter(superseded).forEach(old -> seeds.addAll(old.seeds()));
    List<Chain> next = new ArrayList<>(all);
    next.removeIf(superseded);
    next.add(chain.withSeeds(seeds));
    return new Chains(next);
  }
}
