package io.tappaycor.change;

/**
 * SipHash-2-4 with 128 bits: a keyed hash whose outputs tell nothing about each other or the text
 * without the key (Aumasson and Bernstein, 2012). Records are long, and Java's SHA-256 takes six
 * times as long as this without the optimizing compiler, which the tap does without.
 */
final class SipHash {

  private final long key0;
  private final long key1;

  SipHash(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** The hash; its bytes, as the authors print them, are those of both halves, lowest first. */
  Fingerprint of(byte[] text) {
    State state = new State(key0, key1);
    int end = text.length - (text.length & 7);
    for (int at = 0; at < end; at += 8) {
      state.add(word(text, at, 8));
    }
    state.add(word(text, end, text.length - end) | (long) text.length << 56);
    return state.finish();
  }

  /** Up to eight bytes, the lowest first. */
  private static long word(byte[] text, int from, int count) {
    long word = 0;
    for (int at = count - 1; at >= 0; at--) {
      word = word << 8 | (text[from + at] & 0xff);
    }
    return word;
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long key0, long key1) {
      v0 = key0 ^ 0x736f6d6570736575L;
      v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
      v2 = key0 ^ 0x6c7967656e657261L;
      v3 = key1 ^ 0x7465646279746573L;
    }

    void add(long word) {
      v3 ^= word;
      rounds(2);
      v0 ^= word;
    }

    Fingerprint finish() {
      v2 ^= 0xee;
      rounds(4);
      long first = v0 ^ v1 ^ v2 ^ v3;
      v1 ^= 0xdd;
      rounds(4);
      return new Fingerprint(first, v0 ^ v1 ^ v2 ^ v3);
    }

    private void rounds(int count) {
      long a = v0;
      long b = v1;
      long c = v2;
      long d = v3;
      for (int round = 0; round < count; round++) {
        a += b;
        c += d;
        b = Long.rotateLeft(b, 13) ^ a;
        d = Long.rotateLeft(d, 16) ^ c;
        a = Long.rotateLeft(a, 32) + d;
        c += b;
        d = Long.rotateLeft(d, 21) ^ a;
        b = Long.rotateLeft(b, 17) ^ c;
        c = Long.rotateLeft(c, 32);
      }
      v0 = a;
      v1 = b;
      v2 = c;
      v3 = d;
    }
  }
}
