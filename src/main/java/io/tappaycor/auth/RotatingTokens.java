package io.tappaycor.auth;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.AccessTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens from refresh tokens that are good for one use each: one refresh at a time over all
 * threads and processes, and the new refresh token is in the store before the access token is used.
 *
 * <p>Close it at the end of every run, also of a failed one: see {@link #close}.
 */
public final class RotatingTokens implements AccessTokens, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RotatingTokens.class);

  /** How long an outage is believed to last. */
  private static final long OUTAGE = Duration.ofMinutes(1).toNanos();

  private final TokenStore store;
  private final TokenEndpoint endpoint;
  private final Rotation rotation;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private volatile boolean rotating;
  private @Nullable Outage outage;
  private @Nullable Held held;
  private @Nullable UnsavedChain unsaved;

  /** The token in use; due is when it needs a refresh, by the monotonic clock. */
  private record Held(Secret token, long due) {}

  /** Paycor gave no answer within the retry budget; until then nobody asks again. */
  private record Outage(String message, long until) {}

  /**
   * Tokens of one config.
   *
   * @param seed the config's {@code refresh_token}, which picks the chain in the store; null if it
   *     has none
   * @param clock wall clock, for what other processes stored
   * @param nanoTime a monotonic clock in nanoseconds, for the expiry within this process
   */
  public RotatingTokens(
      TokenStore store,
      TokenEndpoint endpoint,
      @Nullable Secret seed,
      Clock clock,
      LongSupplier nanoTime) {
    this.store = store;
    this.endpoint = endpoint;
    this.rotation = new Rotation(store, endpoint, seed, clock);
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.tappaycor.failure.ExtractionException if Paycor gives no answer for so long as the
   *     retry budget lasts
   */
  @Override
  public String current() {
    return token(null);
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.tappaycor.failure.ExtractionException if Paycor gives no answer for so long as the
   *     retry budget lasts
   */
  @Override
  public String insteadOf(String refused) {
    return token(refused);
  }

  /**
   * Whether a refresh token may be spent by now and the next one not saved yet: a process that ends
   * at such a moment loses the activation.
   */
  public boolean isSpending() {
    return rotating && !endpoint.isPausing();
  }

  private synchronized String token(@Nullable String refused) {
    saveNowAndThen();
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
    Optional<Chain> stored = rotation.stored(worn);
    return hold(stored.isPresent() ? stored.get() : rotateUnlessDown(worn));
  }

  /** Every stream would wait as long for the same. */
  private Chain rotateUnlessDown(Set<Secret> worn) {
    Outage known = outage;
    if (known != null && nanoTime.getAsLong() - known.until() < 0) {
      throw new ExtractionException(known.message());
    }
    try {
      return rotate(worn);
    } catch (ExtractionException down) {
      outage = new Outage(String.valueOf(down.getMessage()), nanoTime.getAsLong() + OUTAGE);
      throw down;
    }
  }

  private Chain rotate(Set<Secret> worn) {
    LockedStore locked = store.lock();
    rotating = true;
    try {
      Rotation.Result result = rotation.run(locked, worn);
      result.unsaved().ifPresent(reason -> keep(locked, result.chain(), reason));
      return result.chain();
    } finally {
      rotating = false;
      if (unsaved == null) {
        locked.close();
      }
    }
  }

  private Held hold(Chain chain) {
    AccessToken access = chain.access();
    if (access == null) {
      throw new AuthenticationException(Refusals.unsendable(store.path()));
    }
    long usable = chain.usableFor(clock.instant()).toNanos();
    return new Held(access.value(), nanoTime.getAsLong() + usable);
  }

  private void keep(LockedStore locked, Chain chain, String reason) {
    unsaved = new UnsavedChain(locked, chain, reason, nanoTime.getAsLong());
    LOG.warn(
        "Paycor gave a new refresh token, but the token store {} did not take it: {}. The run goes"
            + " on with the token in memory and keeps trying; make room or mend the permissions"
            + " before it ends, or `tap-paycor login` will be needed",
        store.path(),
        reason);
  }

  private void saveNowAndThen() {
    UnsavedChain waiting = unsaved;
    long now = nanoTime.getAsLong();
    if (waiting != null
        && waiting.isWorthATry(now)
        && Uninterrupted.call(() -> waiting.trySave(now))) {
      unsaved = null;
    }
  }

  /**
   * Saves what could not be saved before, if there is such.
   *
   * @throws AuthenticationException if it still cannot: ending now loses the activation
   */
  public synchronized void flush() {
    Uninterrupted.call(
        () -> {
          flushNow();
          return true;
        });
  }

  private void flushNow() {
    UnsavedChain waiting = unsaved;
    if (waiting == null) {
      return;
    }
    if (!waiting.save(nanoTime.getAsLong())) {
      throw new AuthenticationException(
          "The newest refresh token is not saved: the token store "
              + store.path()
              + " could not be written ("
              + waiting.reason()
              + "), and the one in it is used up. Make its directory writable and see that the disk"
              + " has room, then run `tap-paycor login`");
    }
    unsaved = null;
  }

  /**
   * {@link #flush}, then gives the store free for others whatever came of it.
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
