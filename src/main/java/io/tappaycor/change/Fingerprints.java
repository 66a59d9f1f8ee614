package io.tappaycor.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes fingerprints of 128 bits: HMAC-SHA-256 of keys and parents, SipHash of records, which are
 * long, with a key that HMAC-SHA-256 derives. For one thread.
 */
public final class Fingerprints {

  private static final byte[] RECORDS = "records".getBytes(StandardCharsets.UTF_8);

  private final Mac mac;
  private final SipHash records;

  Fingerprints(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    Fingerprint derived = of((byte) 's', RECORDS);
    records = new SipHash(derived.high(), derived.low());
  }

  /** Of a record's bytes as they are written. */
  public Fingerprint ofRecord(byte[] record) {
    return records.of(record);
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
