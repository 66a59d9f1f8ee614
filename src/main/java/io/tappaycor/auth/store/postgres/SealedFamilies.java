package io.tappaycor.auth.store.postgres;

import io.tappaycor.auth.store.StoreDescription;
import io.tappaycor.auth.store.StoreFormat;
import io.tappaycor.auth.store.StoreMessages;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.failure.AuthenticationException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Encrypts and decrypts the content of one row: who can read the database, a backup of it or its
 * log has no tokens.
 */
final class SealedFamilies {

  /** Tink's prefix: a version, and the ID of the key. */
  private static final int PREFIX = 1 + Integer.BYTES;

  private final Keyset keyset;
  private final RowIdentity row;
  private final StoreDescription store;

  SealedFamilies(Keyset keyset, RowIdentity row, StoreDescription store) {
    this.keyset = keyset;
    this.row = row;
    this.store = store;
  }

  byte[] seal(TokenFamilies families) {
    try {
      return keyset.aead().encrypt(StoreFormat.write(families), row.associatedData());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Decrypts.
   *
   * @throws AuthenticationException if the keyset does not fit, or the content is another row's
   */
  TokenFamilies open(byte[] sealed) {
    try {
      return StoreFormat.read(keyset.aead().decrypt(sealed, row.associatedData()));
    } catch (GeneralSecurityException undecryptable) {
      throw new AuthenticationException(
          "The token store %s cannot be decrypted for the client id %s at %s: %s. It was left unchanged"
              .formatted(store.name(), row.clientId(), row.host(), reason(sealed)),
          undecryptable);
    } catch (StoreFormat.UnreadableException unreadable) {
      throw StoreMessages.unusable(store, unreadable);
    }
  }

  private String reason(byte[] sealed) {
    return sealed.length >= PREFIX && keyset.has(ByteBuffer.wrap(sealed, 1, PREFIX - 1).getInt())
        ? "the keyset has its key, so that the row was changed, or copied from another one. Restore"
            + " the row from a backup, or delete it and run `tap-paycor login`"
        : "the keyset does not have its key. Check that `token_keyset` or `token_keyset_file` is the"
            + " keyset of all other runs; if the key is lost, delete the row and run `tap-paycor"
            + " login`";
  }
}
