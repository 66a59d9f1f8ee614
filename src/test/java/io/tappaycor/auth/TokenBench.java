package io.tappaycor.auth;

import io.tappaycor.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A store on a disk that may be full, a Paycor that goes by script, and time that waits for us. */
final class TokenBench {

  static final Secret SEED = new Secret("seed");

  final FakeTime time = new FakeTime();
  final FakePaycor paycor = new FakePaycor("seed");
  final Path path;
  final TokenStore store;
  boolean full;
  int writes;

  TokenBench(Path directory) {
    this.path = directory.resolve("tokens.json");
    this.store = new TokenStore(path, Duration.ofSeconds(1), time, this::replace);
  }

  private void replace(Path file, byte[] content) throws IOException {
    writes++;
    if (full) {
      throw new IOException("No space left on device");
    }
    new AtomicReplacement().replace(file, content);
  }

  /** What a run has that starts now. */
  RotatingTokens tokens(Secret seed) {
    return tokens(store, seed);
  }

  RotatingTokens tokens(TokenStore other, Secret seed) {
    return new RotatingTokens(other, paycor.endpoint(time), seed, time, time::nanoTime);
  }

  String storedRefreshToken() {
    return store.read().pick(SEED, time.instant(), path).refreshToken().reveal();
  }

  void put(Chain chain) {
    try (LockedStore locked = store.lock()) {
      locked.write(new Chains(List.of(chain)));
    }
  }

  /** Somebody else spends the seed, and saves this in its place though another holds the lock. */
  void rotateWithoutTheLock(String next) {
    TokenAnswer.Granted granted =
        new TokenAnswer.Granted(new Secret("old"), Duration.ZERO, new Secret(next));
    Chain theirs = Chain.startingWith(SEED, FakeTime.START).rotated(granted, FakeTime.START);
    try {
      Files.write(path, StoreFormat.write(new Chains(List.of(theirs))));
    } catch (IOException exception) {
      throw new AssertionError(exception);
    }
  }
}
