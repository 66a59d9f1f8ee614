package io.tappaycor.json;

/** Hashes of 64 bits. */
public final class Hashes {

  private Hashes() {}

  /** The last step of MurmurHash3: every bit of the argument changes every bit of the result. */
  public static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
