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
import io.tappaycor.auth.token.TokenResponse.Reason;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.auth.token.TokenResponse.Undecided;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
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
  private final CallsElsewhere elsewhere;
  private final RefreshWait wait;
  private @Nullable Dead dead;
  private final AtomicInteger refreshes = new AtomicInteger();
  private volatile boolean spending;

  /** A token that was refused once: other callers get the same message without another call. */
  private record Dead(Secret refreshToken, String message) {}

  /**
   * The current family; without an access token if Paycor returned one that cannot be sent.
   *
   * @param change puts it into the store
   * @param unsaved why the store does not have it; empty if it does
   */
  record Result(TokenFamily family, UnaryOperator<TokenFamilies> change, Optional<String> unsaved) {

    static Result stored(TokenFamily family) {
      return new Result(family, unchanged -> unchanged, Optional.empty());
    }
  }

  Rotation(
      TokenStore store,
      TokenEndpoint endpoint,
      @Nullable Secret seed,
      Sleeper sleeper,
      Clock clock,
      LongSupplier nanoTime) {
    this.store = store;
    this.endpoint = endpoint;
    this.seed = seed;
    this.clock = clock;
    this.elsewhere = new CallsElsewhere(store.callsOutlive(), clock, nanoTime);
    this.wait = new RefreshWait(elsewhere, sleeper);
  }

  /** Whether a refresh token may be spent while the next one is not saved yet. */
  boolean isSpending() {
    return spending;
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
   * Waits for another worker's refresh, without a lease: the other one may have lost its own.
   *
   * @throws io.tappaycor.failure.StoppedException if the run is being stopped
   */
  void awaitOthers(Set<Secret> worn) {
    wait.until(() -> pick(store.read()), family -> isUsable(family, worn));
  }

  /** Ends a wait for another worker's refresh. */
  void stopWaiting() {
    wait.stop();
  }

  /**
   * Takes the new token of another process, or gets one.
   *
   * @param worn access tokens that are refused or about to expire, whatever the store says
   * @return empty if another worker's refresh may be under way: wait for it without the lease
   */
  Optional<Result> run(LeasedStore leased, Set<Secret> worn) {
    for (int attempt = 1; ; attempt++) {
      TokenFamilies before = leased.read();
      TokenFamily family = pick(before);
      if (isUsable(family, worn)) {
        if (before.all().contains(family) || leased.replace(before, before.updated(family))) {
          return Optional.of(Result.stored(family));
        }
      } else if (elsewhere.mayGoOn(family)) {
        return Optional.empty();
      } else {
        Optional<Result> result = spent(leased, before, family, attempt == MAX_ATTEMPTS);
        if (result.isPresent()) {
          return result;
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

  private Optional<Result> spent(
      LeasedStore leased, TokenFamilies before, TokenFamily family, boolean last) {
    failIfDead(family);
    spending = true;
    try {
      return refreshed(leased, before, family, last);
    } finally {
      spending = false;
    }
  }

  /** Spends the family's refresh token; empty if the store has changed and needs another look. */
  private Optional<Result> refreshed(
      LeasedStore leased, TokenFamilies before, TokenFamily family, boolean last) {
    // The mark goes first: a store that cannot be written shows while the token is unspent.
    RefreshMark mark = new RefreshMark(leased, elsewhere, before, family);
    if (!mark.set()) {
      return Optional.empty();
    }
    warnOfLoss(family);
    TokenResponse response = endpoint.refresh(family.refreshToken(), mark::renew);
    if (response instanceof Granted granted) {
      return Optional.of(
          saved(leased, family.rotated(granted, clock.instant()), family.refreshToken()));
    }
    if (response instanceof Undecided undecided) {
      if (!undecided.maySpend()) {
        mark.undo();
      }
      throw undecided.failure();
    }
    Refused refused = (Refused) response;
    boolean rotatedMeanwhile = !pick(leased.read()).refreshToken().equals(family.refreshToken());
    if (!rotatedMeanwhile) {
      settle(leased, mark, family, refused);
    }
    if (!rotatedMeanwhile || last) {
      throw refusal(refused, family);
    }
    return Optional.empty();
  }

  /** A lease that is lost before its holder ends is all that tells of a call without an outcome. */
  private void warnOfLoss(TokenFamily family) {
    if (elsewhere.arePossible() && family.refreshStartedAt() != null) {
      LOG.warn(
          "The refresh that began at {} has brought no tokens within {} s: its worker ended, or they"
              + " were lost. The refresh token is sent once more",
          family.refreshStartedAt(),
          elsewhere.longest().toSeconds());
    }
  }

  /** No refresh is under way any more, and a seed that leads nowhere leaves no family behind. */
  private void settle(LeasedStore leased, RefreshMark mark, TokenFamily family, Refused refused) {
    mark.undo();
    boolean lost = refused.reason() == Reason.GRANT && family.refreshStartedAt() != null;
    if (lost && elsewhere.arePossible()) {
      // The other workers need not send it, too. If this cannot be stored, they will.
      leased.saveOnce(families -> families.updated(family.refused(clock.instant())));
    }
  }

  private Result saved(LeasedStore leased, TokenFamily family, Secret spent) {
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
    boolean mayBeLate = elsewhere.arePossible();
    GrantedTokens granted = new GrantedTokens(family, spent, mayBeLate, store.describe().name());
    return new Result(family, granted::into, leased.save(granted::into));
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
    if (elsewhere.isRefused(family)) {
      throw RefreshRefusals.elsewhere(family, store.describe().name());
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
