package io.tappaycor.auth.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of a database: what is in it, who may read it, and who may write it. */
final class PostgresTokenStoreTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private SharedRow row;
  private TokenStore store;

  @BeforeEach
  void open(TestInfo test) {
    row = SharedRow.of(TestDatabase.orSkip().url(), test.getDisplayName());
    store = row.open(SECOND, SECOND, new FakeTime());
  }

  private static TokenFamilies families(String seed) {
    return new TokenFamilies(List.of(TokenFamily.startingWith(new Secret(seed), FakeTime.START)));
  }

  private static void write(TokenStore store, TokenFamilies next) throws StoreWriteException {
    try (TokenLease lease = store.lease()) {
      assertTrue(lease.replace(lease.read(), next));
    }
  }

  @Test
  void noTokenIsInTheDatabaseInCleartext() throws StoreWriteException {
    write(store, families("a-refresh-token"));

    String dump = String.join("\n", row.dump());
    assertTrue(dump.contains("apis.test"));
    assertFalse(dump.contains("a-refresh-token"));
    assertFalse(dump.contains("refresh_token"));
    String hex = HexFormat.of().formatHex("a-refresh-token".getBytes(StandardCharsets.UTF_8));
    assertFalse(dump.contains(hex));
    assertEquals(families("a-refresh-token"), store.read());
  }

  @Test
  void anotherKeysetIsNamedAndTheRowStays() throws StoreWriteException {
    write(store, families("a"));
    TokenStore other = row.open(Keyset.create(), SECOND, SECOND, new FakeTime());

    var failure = assertThrows(AuthenticationException.class, other::read);

    assertTrue(failure.getMessage().contains("Check that `token_keyset`"), failure.getMessage());
    try (TokenLease lease = other.lease()) {
      assertThrows(
          AuthenticationException.class, () -> lease.replace(TokenFamilies.NONE, families("b")));
    }
    assertEquals(families("a"), store.read());
  }

  @ParameterizedTest
  @CsvSource({"apis.other,id,key", "apis.test,other,key", "apis.test,id,other"})
  void aRowThatWasCopiedFromAnotherIsRefused(String host, String clientId, String key)
      throws StoreWriteException {
    SharedRow from = new SharedRow(row.url(), host, clientId, key);
    SharedRow to = new SharedRow(row.url(), "apis.test", "id", "key");
    write(from.open(SECOND, SECOND, new FakeTime()), families("a"));
    TokenStore copied = to.open(SECOND, SECOND, new FakeTime());
    write(copied, families("b"));
    row.execute(
        "update tap_paycor.token_stores set content = (select content from tap_paycor.token_stores"
            + where(from)
            + ")"
            + where(to));

    var failure = assertThrows(AuthenticationException.class, copied::read);

    assertTrue(failure.getMessage().contains("copied from another"), failure.getMessage());
    row.execute("delete from tap_paycor.token_stores" + where(to));
  }

  private static String where(SharedRow row) {
    RowIdentity identity = row.identity();
    return " where host = '%s' and client_id = '%s' and key_digest = '%s'"
        .formatted(identity.host(), identity.clientId(), identity.keyDigest());
  }

  @Test
  void aKeysetThatWasRotatedReadsOldRowsAndReplacesTheirKey() throws StoreWriteException {
    write(store, families("a"));
    Keyset next = Keyset.parse(SharedRow.KEYSET.rotated().json(), "--keyset-file");
    TokenStore rotated = row.open(next, SECOND, SECOND, new FakeTime());

    assertEquals(2, next.size());
    assertEquals(families("a"), rotated.read());
    write(rotated, families("b"));

    assertEquals(families("b"), rotated.read());
    assertThrows(AuthenticationException.class, store::read);
  }

  @Test
  void eachWriteComparesTheVersionAndSetsTheNext() throws StoreWriteException {
    try (TokenLease lease = store.lease()) {
      assertTrue(lease.replace(TokenFamilies.NONE, families("a")));
      row.overwrite(families("theirs"));

      assertFalse(lease.replace(families("a"), families("ours")));
      assertTrue(lease.replace(families("theirs"), families("ours")));
    }

    assertEquals(families("ours"), store.read());
    assertEquals(
        List.of("3"),
        row.execute(
            "select version from tap_paycor.token_stores where client_id = '%s'"
                .formatted(row.clientId())));
  }

  @Test
  void aHeldRowIsBusyAndOthersAreFree() {
    try (TokenLease held = store.lease()) {
      assertEquals(TokenFamilies.NONE, held.read());
      BusyException busy =
          assertThrows(BusyException.class, () -> row.open(SECOND, SECOND, new FakeTime()).lease());

      assertTrue(busy.getMessage().contains("No refresh token has been used up"));
      SharedRow.of(row.url(), "another").open(SECOND, SECOND, new FakeTime()).lease().close();
    }
  }

  @Test
  void aLeaseThatLostItsConnectionStillWrites() throws StoreWriteException {
    try (TokenLease lease = store.lease()) {
      row.dropLeases();
      assertTrue(lease.replace(TokenFamilies.NONE, families("a")));
      assertThrows(BusyException.class, store::lease, "it has the lock again");
    }
    assertEquals(families("a"), store.read());
    store.lease().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3cr3t", "{}", "{\"primaryKeyId\": 1, \"key\": [\"s3cr3t\"]}", "{\"s3cr3t\""})
  void aKeysetThatIsNoneIsRefusedAndNotRepeated(String text) {
    UsageException refused =
        assertThrows(UsageException.class, () -> Keyset.parse(new Secret(text), "token_keyset"));

    assertFalse(refused.getMessage().contains("s3cr3t"));
    assertEquals(null, refused.getCause());
    assertTrue(refused.getMessage().contains("`tap-paycor keyset create`"));
  }
}
