package io.tappaycor.auth;

import io.tappaycor.auth.TokenAnswer.Granted;
import io.tappaycor.auth.TokenAnswer.Refused;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rotation under the store's lock: read, decide, mark, ask, save. A refresh token is good for
 * one use, so each step is ordered by what a crash right after it would cost.
 */
final class Rotation {

  /** A store that another program keeps rotating without our lock is given up on after so many. */
  private static final int MOST_TOKENS = 3;

  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final @Nullable Secret seed;
  private final Clock clock;
  private @Nullable Dead dead;

  /** A token that was refused once: the other callers are told so without asking again. */
  private record Dead(Secret refreshToken, String message) {}

  /**
   * A chain as it is now; without an access token if Paycor gave one that cannot be sent.
   *
   * @param unsaved why the store does not have it; empty when it does
   */
  record Result(Chain chain, Optional<String> unsaved) {}

  Rotation(TokenStore store, TokenEndpoint endpoint, @Nullable Secret seed, Clock clock) {
    this.store = store;
    this.endpoint = endpoint;
    this.seed = seed;
    this.clock = clock;
  }

  /** What the store has now, if it can be used without a refresh. Needs no lock. */
  Optional<Chain> stored(Set<Secret> worn) {
    Chains chains = store.read();
    Chain chain = pick(chains);
    // A seed that the chain does not know yet must be noted, or it leads nowhere once rotated.
    boolean known = chains.all().contains(chain);
    return known && isUsable(chain, worn) ? Optional.of(chain) : Optional.empty();
  }

  /**
   * Takes another process's new token, or gets one.
   *
   * @param worn access tokens that are refused or about to expire, whatever the store says
   */
  Result run(LockedStore locked, Set<Secret> worn) {
    for (int tokens = 1; ; tokens++) {
      Chains before = locked.read();
      Chain chain = pick(before);
      if (isUsable(chain, worn)) {
        if (!before.all().contains(chain)) {
          locked.write(before.updated(chain));
        }
        return new Result(chain, Optional.empty());
      }
      failIfDead(chain);
      // The mark goes first: a full disk shows while the token is still unspent.
      Chains marked = before.updated(chain.refreshing(clock.instant()));
      locked.write(marked);
      TokenAnswer answer = endpoint.refresh(chain.refreshToken());
      if (answer instanceof Granted granted) {
        return saved(locked, chain.rotated(granted, clock.instant()));
      }
      Refused refused = (Refused) answer;
      boolean rotatedMeanwhile = !pick(locked.read()).refreshToken().equals(chain.refreshToken());
      if (!rotatedMeanwhile) {
        // No refresh is under way any more; and a seed that leads nowhere leaves no chain behind.
        locked.takeBack(marked, before);
      }
      if (!rotatedMeanwhile || tokens == MOST_TOKENS) {
        throw refusal(refused, chain);
      }
    }
  }

  /** Saved before anyone gets to use it. */
  private Result saved(LockedStore locked, Chain chain) {
    if (chain.access() == null) {
      // The next stream shall not spend another refresh token for the same.
      dead = new Dead(chain.refreshToken(), Refusals.unsendable(store.path()));
    }
    return new Result(chain, locked.save(chains -> chains.updated(chain)));
  }

  private AuthenticationException refusal(Refused refused, Chain chain) {
    AuthenticationException refusal = Refusals.ofRefresh(refused, chain, store.path());
    dead = new Dead(chain.refreshToken(), String.valueOf(refusal.getMessage()));
    return refusal;
  }

  private void failIfDead(Chain chain) {
    if (dead != null && dead.refreshToken().equals(chain.refreshToken())) {
      throw new AuthenticationException(dead.message());
    }
  }

  private Chain pick(Chains chains) {
    return chains.pick(seed, clock.instant(), store.path());
  }

  private boolean isUsable(Chain chain, Set<Secret> worn) {
    AccessToken access = chain.access();
    Instant now = clock.instant();
    return access != null
        && !worn.contains(access.value())
        && chain.usableFor(now).compareTo(Duration.ZERO) > 0;
  }
}
