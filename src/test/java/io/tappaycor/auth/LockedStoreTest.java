package io.tappaycor.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How hard a store tries to save what cannot be had a second time. */
class LockedStoreTest {

  private static final Chains CHAINS =
      new Chains(List.of(Chain.startingWith(new Secret("seed"), FakeTime.START)));
  private static final Duration PAUSE = Duration.ofMillis(250);

  @TempDir Path directory;
  private final FakeTime time = new FakeTime();
  private int failures;
  private int tries;

  private Optional<String> save(Sleeper sleeper) {
    TokenStore store =
        new TokenStore(
            directory.resolve("tokens.json"), Duration.ofSeconds(1), sleeper, this::replace);
    try (LockedStore locked = store.lock()) {
      Optional<String> failure = locked.save(chains -> CHAINS);
      assertEquals(failure.isEmpty() ? CHAINS : Chains.NONE, locked.read());
      return failure;
    }
  }

  private void replace(Path file, byte[] content) throws IOException {
    tries++;
    if (tries <= failures) {
      throw new IOException("failure " + tries);
    }
    new AtomicReplacement().replace(file, content);
  }

  @Test
  void aStoreThatTakesItIsAskedOnce() {
    assertEquals(Optional.empty(), save(time));
    assertEquals(1, tries);
    assertEquals(List.of(), time.slept);
  }

  @Test
  void aFailureThatPassesCostsAPauseEach() {
    failures = 3;

    assertEquals(Optional.empty(), save(time));
    assertEquals(4, tries);
    assertEquals(Collections.nCopies(3, PAUSE), time.slept);
  }

  @Test
  void aFailureThatStaysIsGivenUpAfterFourTriesAndTheLastReasonIsSaid() {
    failures = Integer.MAX_VALUE;

    assertEquals(Optional.of("failure 4"), save(time));
    assertEquals(4, tries);
    assertEquals(Collections.nCopies(3, PAUSE), time.slept);
  }

  @Test
  void anInterruptEndsTheTriesAndIsKept() {
    failures = Integer.MAX_VALUE;

    Optional<String> failure =
        save(
            pause -> {
              throw new InterruptedException();
            });

    assertEquals(Optional.of("failure 1"), failure);
    assertEquals(1, tries);
    assertTrue(Thread.interrupted());
  }
}
