package io.tappaycor.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that do not take a new token, and stores that somebody else writes without the lock. */
class UnsavedTokensTest {

  private static final Secret SEED = new Secret("seed");

  @TempDir Path directory;
  private final FakeTime time = new FakeTime();
  private final FakePaycor paycor = new FakePaycor("seed");
  private boolean full;
  private int writes;
  private Path path;
  private TokenStore store;
  private RotatingTokens tokens;

  @BeforeEach
  void open() {
    path = directory.resolve("tokens.json");
    store = new TokenStore(path, Duration.ofSeconds(1), time, this::replace);
    tokens = new RotatingTokens(store, paycor.endpoint(time), SEED, time, time::nanoTime);
  }

  private void replace(Path file, byte[] content) throws IOException {
    writes++;
    if (full) {
      throw new IOException("No space left on device");
    }
    new AtomicReplacement().replace(file, content);
  }

  private int writesBy(Duration wait) {
    int before = writes;
    time.pass(wait);
    assertEquals("access-1", tokens.current());
    return writes - before;
  }

  @Test
  void aFullDiskIsAskedAgainEveryFiveSecondsAndNoMoreOnceItHasTakenTheToken() {
    paycor.whileAsked(() -> full = true);
    tokens.current();
    // The tries after the refresh have taken time of their own: from here on it is known.
    writesBy(Duration.ofSeconds(5));

    assertEquals(0, writesBy(Duration.ofSeconds(5).minusNanos(1)));
    assertEquals(1, writesBy(Duration.ofNanos(1)));
    assertEquals(0, writesBy(Duration.ZERO));
    full = false;
    assertEquals(1, writesBy(Duration.ofSeconds(5)));
    assertEquals(0, writesBy(Duration.ofSeconds(5)));

    assertEquals("refresh-1", store.read().all().get(0).refreshToken().reveal());
  }

  @Test
  void onceItIsSavedTheStoreIsFreeForOneAtATime() {
    paycor.whileAsked(() -> full = true);
    tokens.current();
    full = false;
    writesBy(Duration.ofSeconds(5));
    tokens.close();

    try (LockedStore held = store.lock()) {
      assertEquals(1, held.read().all().size());
      assertThrows(AuthenticationException.class, store::lock);
    }
  }

  @Test
  void aStoreThatAnotherProgramKeepsRotatingIsGivenUpAfterThreeTokens() {
    paycor.living.clear();
    paycor.whileAsked(
        () -> {
          Chain theirs =
              Chain.startingWith(SEED, FakeTime.START)
                  .rotated(
                      new TokenAnswer.Granted(
                          new Secret("old"),
                          Duration.ZERO,
                          new Secret("theirs-" + paycor.asked.size())),
                      FakeTime.START);
          overwrite(new Chains(List.of(theirs)));
        });

    var failure = assertThrows(AuthenticationException.class, tokens::current);

    assertEquals(List.of("seed", "theirs-1", "theirs-2"), paycor.asked);
    assertTrue(failure.getMessage().contains("`tap-paycor login`"), failure.getMessage());
  }

  private void overwrite(Chains chains) {
    try {
      Files.write(path, StoreFormat.write(chains));
    } catch (IOException exception) {
      throw new AssertionError(exception);
    }
  }
}
