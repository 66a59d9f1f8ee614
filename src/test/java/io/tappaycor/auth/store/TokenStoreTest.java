package io.tappaycor.auth.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.TapException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of token store promises. */
@ParameterizedClass
@EnumSource
final class TokenStoreTest {

  @Parameter StoreKind kind;
  @TempDir Path directory;
  private Supplier<TrialStore> stores;
  private TrialStore store;

  @BeforeEach
  void open() {
    stores = kind.stores(directory, Duration.ofSeconds(1), new FakeTime());
    store = stores.get();
  }

  private static TokenFamilies families(String seed) {
    return new TokenFamilies(List.of(TokenFamily.startingWith(new Secret(seed), FakeTime.START)));
  }

  @Test
  void aNewStoreIsEmpty() {
    assertEquals(TokenFamilies.NONE, store.read());
  }

  @Test
  void whatIsWrittenIsReadByOthers() throws StoreWriteException {
    try (TokenLease lease = store.lease()) {
      assertTrue(lease.replace(TokenFamilies.NONE, families("a")));
      assertEquals(families("a"), lease.read());
    }

    assertEquals(families("a"), stores.get().read());
  }

  @Test
  void onlyTheExpectedContentIsReplaced() throws StoreWriteException {
    store.overwrite(families("theirs"));

    try (TokenLease lease = store.lease()) {
      assertFalse(lease.replace(TokenFamilies.NONE, families("ours")));
    }

    assertEquals(families("theirs"), store.read());
    assertEquals(0, store.writes());
  }

  @Test
  void replacingTheContentByItselfShowsWhetherTheStoreCanBeWritten() throws StoreWriteException {
    store.overwrite(families("a"));
    try (TokenLease lease = store.lease()) {
      assertTrue(lease.replace(families("a"), families("a")));
      store.full(true);

      var failure =
          assertThrows(
              StoreWriteException.class, () -> lease.replace(families("a"), families("a")));

      assertEquals("No space left on device", failure.reason());
    }
  }

  @Test
  void aFailedWriteLeavesTheContent() {
    store.overwrite(families("a"));
    store.full(true);

    try (TokenLease lease = store.lease()) {
      assertThrows(StoreWriteException.class, () -> lease.replace(families("a"), families("b")));
    }

    assertEquals(families("a"), store.read());
  }

  @Test
  void oneHoldsTheLeaseAndTheNextGetsItWhenItEnds() {
    TokenLease first = store.lease();

    assertThrows(TapException.class, () -> stores.get().lease());
    assertEquals(TokenFamilies.NONE, stores.get().read());
    first.close();

    stores.get().lease().close();
  }

  @Test
  void itIsDescribedForAPerson() {
    assertFalse(store.describe().name().isBlank());
    assertFalse(store.describe().remedy().endsWith("."));
  }
}
