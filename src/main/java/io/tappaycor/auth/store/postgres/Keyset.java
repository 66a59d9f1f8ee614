package io.tappaycor.auth.store.postgres;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.UsageException;
import java.security.GeneralSecurityException;

/**
 * Keys of Google Tink for AES-GCM: the primary one encrypts, all decrypt. Its text is Tink's own
 * JSON, so that Tinkey can read and write it, too.
 */
public final class Keyset {

  private final KeysetHandle handle;
  private final Aead aead;

  private Keyset(KeysetHandle handle) throws GeneralSecurityException {
    this.handle = handle;
    this.aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** A keyset with one new key. */
  public static Keyset create() {
    try {
      AeadConfig.register();
      return new Keyset(with(KeysetHandle.newBuilder()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads a keyset.
   *
   * @param source the setting or option that has it, for messages
   * @throws UsageException if it is none, which does not repeat it
   */
  public static Keyset parse(Secret json, String source) {
    try {
      AeadConfig.register();
      return new Keyset(
          TinkJsonProtoKeysetFormat.parseKeyset(
              json.reveal(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException | RuntimeException invalid) {
      // Not passed on as the cause: its message may quote the text.
      throw new UsageException(
          source
              + " is not a keyset of Tink for AEAD in cleartext JSON: make one with `tap-paycor"
              + " keyset create`, or copy it again as a whole");
    }
  }

  /** The same keys, and a new one that encrypts from now on. */
  public Keyset rotated() {
    try {
      return new Keyset(with(KeysetHandle.newBuilder(handle)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeysetHandle with(KeysetHandle.Builder keys) throws GeneralSecurityException {
    return keys.addEntry(
            KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary())
        .build();
  }

  /** The keyset in cleartext, on one line. */
  public Secret json() {
    try {
      return new Secret(
          TinkJsonProtoKeysetFormat.serializeKeyset(
                  handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
              .strip());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** How many keys there are. */
  public int size() {
    return handle.size();
  }

  Aead aead() {
    return aead;
  }

  /** Whether it has the key of this ID, which Tink writes before what it encrypts. */
  boolean has(int id) {
    for (int index = 0; index < handle.size(); index++) {
      if (handle.getAt(index).getId() == id) {
        return true;
      }
    }
    return false;
  }
}
