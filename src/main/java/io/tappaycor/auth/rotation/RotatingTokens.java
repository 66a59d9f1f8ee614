package io.tappaycor.auth.rotation;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.AccessToken;
import io.tappaycor.auth.token.Refusals;
import io.tappaycor.auth.token.TokenEndpoint;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.auth.token.Uninterrupted;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.AccessTokens;
import io.tappaycor.http.Sleeper;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens from refresh tokens that are good for one use each. One refresh at a time across
 * all threads and processes, and the new refresh token is saved before the access token is used.
 *
 * <p>Close it at the end of every run, also of a failed one: see {@link #close}.
 */
public final class RotatingTokens implements AccessTokens, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RotatingTokens.class);

  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final Sleeper sleeper;
  private final Rotation rotation;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Outage<ExtractionException> outage;
  private final Outage<BusyException> away;
  private @Nullable Held held;
  private @Nullable UnsavedTokens unsaved;

  /** The token in use; due is when it needs a refresh, by the monotonic clock. */
  private record Held(Secret token, long due) {}

  /**
   * Tokens of one config.
   *
   * @param sleeper waits between attempts to save
   * @param seed the config's {@code refresh_token}, which picks the family in the store; null if it
   *     has none
   * @param clock wall clock, for what other processes stored
   * @param nanoTime a monotonic clock in nanoseconds, for the expiry within this process
   */
  public RotatingTokens(
      TokenStore store,
      TokenEndpoint endpoint,
      @Nullable Secret seed,
      Sleeper sleeper,
      Clock clock,
      LongSupplier nanoTime) {
    this.store = store;
    this.sleeper = sleeper;
    this.endpoint = endpoint;
    this.rotation = new Rotation(store, endpoint, seed, sleeper, clock, nanoTime);
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.outage = new Outage<>(ExtractionException.class, ExtractionException::new, nanoTime);
    this.away = new Outage<>(BusyException.class, BusyException::new, nanoTime);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ExtractionException if Paycor does not respond within the retry budget
   */
  @Override
  public String current() {
    return token(null);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ExtractionException if Paycor does not respond within the retry budget
   */
  @Override
  public String insteadOf(String refused) {
    return token(refused);
  }

  /**
   * Refreshes even if the access token in the store is still good, which checks all credentials.
   *
   * @throws ExtractionException if Paycor does not respond within the retry budget
   */
  public synchronized void refresh() {
    token(rotation.storedAccess().map(Secret::reveal).orElse(null));
  }

  /** Whether Paycor has issued tokens to this process, so that its credentials are checked. */
  public boolean hasRefreshed() {
    return refreshes() > 0;
  }

  /** How often Paycor has issued tokens to this process. */
  public int refreshes() {
    return rotation.refreshes();
  }

  /**
   * Whether a refresh token may be spent while the next one is not saved yet: a process that ends
   * at such a moment loses the activation.
   */
  public boolean isSpending() {
    return rotation.isSpending() && !endpoint.isPausing();
  }

  /** Ends a wait for another worker's refresh. A refresh of this process is not touched. */
  public void stopWaiting() {
    rotation.stopWaiting();
  }

  private synchronized String token(@Nullable String refused) {
    saveIfDue();
    Held known = held;
    if (known == null || isDue(known) || known.token().reveal().equals(refused)) {
      known = renew(refused);
    }
    return known.token().reveal();
  }

  private boolean isDue(Held token) {
    return nanoTime.getAsLong() - token.due() >= 0;
  }

  private Held renew(@Nullable String refused) {
    Set<Secret> worn = new HashSet<>();
    if (held != null) {
      worn.add(held.token());
    }
    if (refused != null) {
      worn.add(new Secret(refused));
    }
    Held renewed = Uninterrupted.call(() -> renewed(worn));
    held = renewed;
    return renewed;
  }

  private Held renewed(Set<Secret> worn) {
    flushNow();
    return hold(away.unlessDown(() -> fresh(worn)));
  }

  private TokenFamily fresh(Set<Secret> worn) {
    Optional<TokenFamily> family = rotation.stored(worn);
    while (family.isEmpty()) {
      family = outage.unlessDown(() -> rotate(worn));
      if (family.isEmpty()) {
        rotation.awaitOthers(worn);
        family = rotation.stored(worn);
      }
    }
    return family.get();
  }

  /** Empty if another worker's refresh may be under way. */
  private Optional<TokenFamily> rotate(Set<Secret> worn) {
    LeasedStore leased = LeasedStore.of(store, sleeper);
    try {
      Optional<Rotation.Result> result = rotation.run(leased, worn);
      result.ifPresent(got -> got.unsaved().ifPresent(reason -> keep(leased, got, reason)));
      return result.map(Rotation.Result::family);
    } finally {
      if (unsaved == null) {
        leased.close();
      }
    }
  }

  private Held hold(TokenFamily family) {
    AccessToken access = family.access();
    if (access == null) {
      throw new AuthenticationException(Refusals.unsendable(store.describe().name()));
    }
    long usable = family.usableFor(clock.instant()).toNanos();
    return new Held(access.value(), nanoTime.getAsLong() + usable);
  }

  private void keep(LeasedStore leased, Rotation.Result got, String reason) {
    unsaved = new UnsavedTokens(leased, got.change(), reason, nanoTime.getAsLong());
    LOG.warn(
        "Paycor returned a new refresh token, but it could not be saved in the token store {}: {}."
            + " The run continues with the token in memory and keeps trying. {} before the run ends;"
            + " otherwise `tap-paycor login` will be needed",
        store.describe().name(),
        reason,
        store.describe().remedy());
  }

  private void saveIfDue() {
    UnsavedTokens waiting = unsaved;
    long now = nanoTime.getAsLong();
    if (waiting != null && waiting.isDue(now) && Uninterrupted.call(() -> waiting.trySave(now))) {
      unsaved = null;
    }
  }

  /**
   * Saves the tokens that could not be saved before, if there are any.
   *
   * @throws AuthenticationException if they still cannot be saved: ending now loses the activation
   */
  public synchronized void flush() {
    Uninterrupted.call(
        () -> {
          flushNow();
          return true;
        });
  }

  private void flushNow() {
    UnsavedTokens waiting = unsaved;
    if (waiting == null) {
      return;
    }
    if (!waiting.save(nanoTime.getAsLong())) {
      throw new AuthenticationException(
          "The newest refresh token is not saved: the token store "
              + store.describe().name()
              + " could not be written ("
              + waiting.reason()
              + "), and the one in it is used up. "
              + store.describe().remedy()
              + ", then run `tap-paycor login`");
    }
    unsaved = null;
  }

  /**
   * {@link #flush}, then ends the lease, whether or not that succeeded.
   *
   * @throws AuthenticationException if the newest refresh token is lost with this process
   */
  @Override
  public synchronized void close() {
    try {
      flush();
    } finally {
      if (unsaved != null) {
        unsaved.abandon();
        unsaved = null;
      }
    }
  }
}
