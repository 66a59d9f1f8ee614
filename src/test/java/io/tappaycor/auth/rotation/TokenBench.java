package io.tappaycor.auth.rotation;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.store.TrialStore;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.auth.token.TokenResponse;
import io.tappaycor.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A store that may be full, a Paycor that goes by script, and time that waits for us. */
final class TokenBench {

  static final Secret SEED = new Secret("seed");

  final FakeTime time = new FakeTime();
  final FakePaycor paycor = new FakePaycor("seed");
  final TrialStore store;

  TokenBench(StoreKind kind, Path directory) {
    this.store = kind.stores(directory, Duration.ofSeconds(1), time).get();
  }

  /** What a run has that starts now. */
  RotatingTokens tokens(Secret seed) {
    return tokens(store, seed);
  }

  RotatingTokens tokens(TokenStore other, Secret seed) {
    return new RotatingTokens(other, paycor.endpoint(time), seed, time, time, time::nanoTime);
  }

  TokenFamily stored() {
    return store.read().pick(SEED, time.instant(), "here");
  }

  String storedRefreshToken() {
    return stored().refreshToken().reveal();
  }

  void put(TokenFamily family) {
    try (LeasedStore leased = LeasedStore.of(store, time)) {
      leased.change(families -> new TokenFamilies(List.of(family)));
    }
  }

  /** Somebody else spends the seed, and saves this in its place though another holds the lease. */
  void rotateWithoutTheLease(String next) {
    TokenResponse.Granted granted =
        new TokenResponse.Granted(new Secret("old"), Duration.ZERO, new Secret(next));
    TokenFamily theirs =
        TokenFamily.startingWith(SEED, FakeTime.START).rotated(granted, FakeTime.START);
    store.overwrite(new TokenFamilies(List.of(theirs)));
  }
}
