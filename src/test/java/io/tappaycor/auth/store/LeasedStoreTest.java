package io.tappaycor.auth.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.BusyException;
import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How hard a store tries to save what cannot be had a second time. */
class LeasedStoreTest {

  private static final TokenFamilies FAMILIES =
      new TokenFamilies(List.of(TokenFamily.startingWith(new Secret("seed"), FakeTime.START)));
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final FakeTime time = new FakeTime();
  private int failures;
  private boolean away;
  private int tries;

  private Optional<String> save(Sleeper sleeper) {
    TokenStore store = new StubbornStore();
    try (LeasedStore leased = LeasedStore.of(store, sleeper)) {
      Optional<String> failure = leased.save(families -> FAMILIES);
      assertEquals(failure.isEmpty() ? FAMILIES : TokenFamilies.NONE, leased.read());
      return failure;
    }
  }

  /** Fails to write at first. */
  private final class StubbornStore implements TokenStore, TokenLease {

    private final MemoryTokenStore memory = new MemoryTokenStore(Duration.ZERO, time);
    private final TokenLease lease = memory.lease();

    @Override
    public TokenFamilies read() {
      return memory.read();
    }

    @Override
    public TokenLease lease() {
      return this;
    }

    @Override
    public StoreDescription describe() {
      return memory.describe();
    }

    @Override
    public boolean replace(TokenFamilies expected, TokenFamilies next) throws StoreWriteException {
      tries++;
      if (tries <= failures) {
        IOException cause = new IOException();
        throw away
            ? StoreWriteException.away("failure " + tries, cause)
            : new StoreWriteException("failure " + tries, cause);
      }
      return lease.replace(expected, next);
    }

    @Override
    public void close() {
      lease.close();
    }
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

  @Test
  void aChangeThatMeetsAnotherIsMadeAgainOnTheNewContent() {
    MemoryTokenStore memory = new MemoryTokenStore(Duration.ZERO, time);
    TokenFamily ours = TokenFamily.startingWith(new Secret("ours"), FakeTime.START);
    try (LeasedStore leased = LeasedStore.of(memory, time)) {
      leased.change(
          families -> {
            if (families.all().isEmpty()) {
              memory.overwrite(FAMILIES);
            }
            return families.updated(ours);
          });
    }

    assertEquals(2, memory.read().all().size());
  }

  @Test
  void aStoreThatKeepsChangingIsGivenUpWithAReason() {
    MemoryTokenStore memory = new MemoryTokenStore(Duration.ZERO, time);
    try (LeasedStore leased = LeasedStore.of(memory, time)) {
      UnaryOperator<TokenFamilies> contended =
          families -> {
            memory.overwrite(families.all().isEmpty() ? FAMILIES : TokenFamilies.NONE);
            return families;
          };

      var failure = assertThrows(AuthenticationException.class, () -> leased.change(contended));

      String reason = "another program is changing it at the same time";
      assertTrue(failure.getMessage().contains(reason), failure.getMessage());
      assertEquals(Optional.of(reason), leased.saveOnce(contended));
    }
  }

  @Test
  void onlyAWriteThatIsStillThereIsUndone() {
    MemoryTokenStore memory = new MemoryTokenStore(Duration.ZERO, time);
    memory.overwrite(FAMILIES);
    try (LeasedStore leased = LeasedStore.of(memory, time)) {
      leased.undo(TokenFamilies.NONE, TokenFamilies.NONE);
      assertEquals(FAMILIES, leased.read());

      leased.undo(FAMILIES, TokenFamilies.NONE);
      assertEquals(TokenFamilies.NONE, leased.read());
    }
  }

  @Test
  void aStoreThatIsAwayIsAskedForThirtySeconds() {
    away = true;
    failures = 119;
    assertEquals(Optional.empty(), save(time));

    tries = 0;
    failures = 120;
    assertEquals(Optional.of("failure 120"), save(time));
    assertEquals(120, tries);
  }

  @Test
  void aStoreThatIsAwayBeforeATokenIsSpentIsBusy() {
    away = true;
    failures = 119;
    try (LeasedStore leased = LeasedStore.of(new StubbornStore(), time)) {
      assertTrue(leased.replace(TokenFamilies.NONE, FAMILIES));
    }

    tries = 0;
    failures = 120;
    try (LeasedStore leased = LeasedStore.of(new StubbornStore(), time)) {
      BusyException busy =
          assertThrows(BusyException.class, () -> leased.replace(TokenFamilies.NONE, FAMILIES));
      assertTrue(busy.getMessage().contains("No refresh token has been used up"));
    }
  }
}
