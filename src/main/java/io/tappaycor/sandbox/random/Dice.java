package io.tappaycor.sandbox.random;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** A pseudorandom generator whose values depend on the seed only. */
public final class Dice {

  private final SplittableRandom random;

  /** A generator for a seed. */
  public Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Combines a seed with a string. */
  public static long mix(long seed, String text) {
    long hash = seed ^ 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash, text.length());
  }

  /** Combines a seed with a number, with the constants of MurmurHash3's finalizer. */
  public static long mix(long seed, long number) {
    long hash = seed * 31 + number;
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** A number from 0 to the bound, exclusive. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number between two others, inclusive. */
  public int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** True with this probability. */
  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** One of the choices. */
  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An amount with two decimals, between two amounts in cents, inclusive. */
  public BigDecimal money(int lowCents, int highCents) {
    return BigDecimal.valueOf(between(lowCents, highCents), 2);
  }

  /** A string of decimal digits, with leading zeros. */
  public String digits(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(10));
    }
    return text.toString();
  }
}
