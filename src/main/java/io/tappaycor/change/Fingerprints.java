package io.tappaycor.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes fingerprints: HMAC-SHA-256, the first 128 bits. For one thread. */
public final class Fingerprints {

  private final Mac mac;

  Fingerprints(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Of a record's bytes as they are written. */
  public Fingerprint ofRecord(byte[] record) {
    return of((byte) 'r', record);
  }

  /** Of the JSON of a record's key. */
  public Fingerprint ofKey(byte[] key) {
    return of((byte) 'k', key);
  }

  /** Of the ID of a parent; 0 for a list that belongs to none. */
  public long ofParent(String id) {
    return id.isEmpty() ? 0 : of((byte) 'p', id.getBytes(StandardCharsets.UTF_8)).high();
  }

  /** Of a hash of a parent's own record: the hash itself could be tried. */
  public long ofMark(long hash) {
    return of((byte) 'm', ByteBuffer.allocate(Long.BYTES).putLong(hash).array()).high();
  }

  /** What it is of goes in, too: a key and a parent with the same text have nothing in common. */
  private Fingerprint of(byte kind, byte[] bytes) {
    mac.update(kind);
    ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(bytes));
    return new Fingerprint(hash.getLong(), hash.getLong());
  }
}
