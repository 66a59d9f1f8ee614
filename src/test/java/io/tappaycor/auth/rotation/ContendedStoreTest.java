package io.tappaycor.auth.rotation;

import static io.tappaycor.auth.rotation.TokenBench.SEED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreDescription;
import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.failure.AuthenticationException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores that another program changes between the look at them and the mark. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class ContendedStoreTest {

  @Parameter StoreKind kind;
  @TempDir Path directory;

  /** The first replacements find another content. */
  private record ContendedStore(TokenStore store, AtomicInteger changes) implements TokenStore {

    @Override
    public TokenFamilies read() {
      return store.read();
    }

    @Override
    public TokenLease lease() {
      TokenLease lease = store.lease();
      return new TokenLease() {
        @Override
        public TokenFamilies read() {
          return lease.read();
        }

        @Override
        public boolean replace(TokenFamilies expected, TokenFamilies next)
            throws StoreWriteException {
          return changes.getAndDecrement() <= 0 && lease.replace(expected, next);
        }

        @Override
        public void close() {
          lease.close();
        }
      };
    }

    @Override
    public StoreDescription describe() {
      return store.describe();
    }
  }

  @Test
  void aChangeBeforeTheMarkLeadsToAnotherLook() {
    TokenBench bench = new TokenBench(kind, directory);

    assertEquals(
        "access-1",
        bench.tokens(new ContendedStore(bench.store, new AtomicInteger(2)), SEED).current());
    assertEquals(1, bench.paycor.asked.size());
    assertEquals("refresh-1", bench.storedRefreshToken());
  }

  @Test
  void aStoreThatKeepsChangingIsGivenUpBeforeATokenIsSpent() {
    TokenBench bench = new TokenBench(kind, directory);
    RotatingTokens tokens =
        bench.tokens(new ContendedStore(bench.store, new AtomicInteger(3)), SEED);

    var failure = assertThrows(AuthenticationException.class, tokens::current);

    assertTrue(failure.getMessage().contains("keeps changing"), failure.getMessage());
    assertTrue(bench.paycor.asked.isEmpty());
    bench.store.lease().close();
  }
}
