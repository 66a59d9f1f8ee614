package io.tappaycor.change;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the keys of records, because a deletion has to name what is gone: AES-GCM, a random
 * nonce of 12 bytes before each text. For one thread.
 */
final class Sealing {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  Sealing(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Encrypts a text.
   *
   * @param place where it is stored: it cannot be read in another
   */
  byte[] seal(byte[] text, Fingerprint place) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text, place);
    byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE, sealed.length);
    return both;
  }

  /**
   * Decrypts a text.
   *
   * @throws IllegalArgumentException if it was not sealed with this key for this place
   */
  byte[] open(byte[] sealed, Fingerprint place) {
    if (sealed.length <= NONCE) {
      throw new IllegalArgumentException("Nothing is sealed here");
    }
    return run(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, NONCE),
        Arrays.copyOfRange(sealed, NONCE, sealed.length),
        place);
  }

  private byte[] run(int mode, byte[] nonce, byte[] text, Fingerprint place) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(ByteBuffer.allocate(16).putLong(place.high()).putLong(place.low()).array());
      return cipher.doFinal(text);
    } catch (GeneralSecurityException unfit) {
      throw new IllegalArgumentException("A key of the store cannot be decrypted", unfit);
    }
  }
}
