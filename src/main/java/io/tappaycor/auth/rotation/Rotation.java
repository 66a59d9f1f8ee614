package io.tappaycor.auth.rotation;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.AccessToken;
import io.tappaycor.auth.token.Refusals;
import io.tappaycor.auth.token.TokenEndpoint;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.auth.token.TokenResponse;
import io.tappaycor.auth.token.TokenResponse.Granted;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.auth.token.TokenResponse.Undecided;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One rotation under the store's lease: read, decide, mark, ask Paycor, save. A refresh token is
 * good for one use, so the steps are ordered by what a crash right after each would cost.
 */
final class Rotation {

  /** Another program may keep rotating the store without a lease: then this many are enough. */
  private static final int MAX_ATTEMPTS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final @Nullable Secret seed;
  private final Clock clock;
  private @Nullable Dead dead;
  private final AtomicInteger refreshes = new AtomicInteger();

  /** A token that was refused once: other callers get the same message without another call. */
  private record Dead(Secret refreshToken, String message) {}

  /**
   * The current family; without an access token if Paycor returned one that cannot be sent.
   *
   * @param unsaved why the store does not have it; empty if it does
   */
  record Result(TokenFamily family, Optional<String> unsaved) {}

  Rotation(TokenStore store, TokenEndpoint endpoint, @Nullable Secret seed, Clock clock) {
    this.store = store;
    this.endpoint = endpoint;
    this.seed = seed;
    this.clock = clock;
  }

  /** How often Paycor has issued tokens to this process. */
  int refreshes() {
    return refreshes.get();
  }

  /** The access token in the store, usable or not. */
  Optional<Secret> storedAccess() {
    return Optional.ofNullable(pick(store.read()).access()).map(AccessToken::value);
  }

  /** The stored family, if it can be used without a refresh. Needs no lease. */
  Optional<TokenFamily> stored(Set<Secret> worn) {
    TokenFamilies families = store.read();
    TokenFamily family = pick(families);
    // A seed that the family does not know yet must be stored, or it leads nowhere once rotated.
    boolean known = families.all().contains(family);
    return known && isUsable(family, worn) ? Optional.of(family) : Optional.empty();
  }

  /**
   * Takes the new token of another process, or gets one.
   *
   * @param worn access tokens that are refused or about to expire, whatever the store says
   */
  Result run(LeasedStore leased, Set<Secret> worn) {
    for (int attempt = 1; ; attempt++) {
      TokenFamilies before = leased.read();
      TokenFamily family = pick(before);
      if (isUsable(family, worn)) {
        if (before.all().contains(family) || leased.replace(before, before.updated(family))) {
          return new Result(family, Optional.empty());
        }
      } else {
        Optional<Result> result = refreshed(leased, before, family, attempt == MAX_ATTEMPTS);
        if (result.isPresent()) {
          return result.get();
        }
      }
      if (attempt == MAX_ATTEMPTS) {
        throw new AuthenticationException(
            "Another program keeps changing the token store "
                + store.describe()
                + ". No refresh token has been used up. Give this config a `token_store` of its"
                + " own");
      }
    }
  }

  /** Spends the family's refresh token; empty if the store has changed and needs another look. */
  private Optional<Result> refreshed(
      LeasedStore leased, TokenFamilies before, TokenFamily family, boolean last) {
    failIfDead(family);
    // The mark goes first: a store that cannot be written shows while the token is unspent.
    TokenFamilies marked = before.updated(family.refreshing(clock.instant()));
    if (!leased.replace(before, marked)) {
      return Optional.empty();
    }
    TokenResponse response = endpoint.refresh(family.refreshToken());
    if (response instanceof Granted granted) {
      return Optional.of(saved(leased, family.rotated(granted, clock.instant())));
    }
    if (response instanceof Undecided undecided) {
      if (!undecided.maySpend()) {
        leased.undo(marked, before);
      }
      throw undecided.failure();
    }
    Refused refused = (Refused) response;
    boolean rotatedMeanwhile = !pick(leased.read()).refreshToken().equals(family.refreshToken());
    if (!rotatedMeanwhile) {
      // No refresh is under way any more, and a seed that leads nowhere leaves no family behind.
      leased.undo(marked, before);
    }
    if (!rotatedMeanwhile || last) {
      throw refusal(refused, family);
    }
    return Optional.empty();
  }

  /** Saves the family before anybody uses it. */
  private Result saved(LeasedStore leased, TokenFamily family) {
    refreshes.incrementAndGet();
    if (family.rotationUnknown()) {
      LOG.warn(
          "Paycor's token response has no new refresh token: the tap keeps the old one, which may"
              + " be used up. If the next refresh is refused, run `tap-paycor login`");
    }
    if (family.access() == null) {
      // The next stream must not spend another refresh token on the same response.
      dead = new Dead(family.refreshToken(), Refusals.unsendable(store.describe().name()));
    }
    return new Result(family, leased.save(families -> families.updated(family)));
  }

  private AuthenticationException refusal(Refused refused, TokenFamily family) {
    AuthenticationException refusal = RefreshRefusals.of(refused, family, store.describe().name());
    dead = new Dead(family.refreshToken(), String.valueOf(refusal.getMessage()));
    return refusal;
  }

  private void failIfDead(TokenFamily family) {
    if (dead != null && dead.refreshToken().equals(family.refreshToken())) {
      throw new AuthenticationException(dead.message());
    }
  }

  private TokenFamily pick(TokenFamilies families) {
    return families.pick(seed, clock.instant(), store.describe().name());
  }

  private boolean isUsable(TokenFamily family, Set<Secret> worn) {
    AccessToken access = family.access();
    Instant now = clock.instant();
    return access != null
        && !worn.contains(access.value())
        && family.usableFor(now).compareTo(Duration.ZERO) > 0;
  }
}
