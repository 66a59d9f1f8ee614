package io.tappaycor.sandbox.random;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that falls the same way every time: thrown anew for each topic from a fixed seed. */
public final class Dice {

  private final SplittableRandom random;

  public Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Folds a text into a seed. */
  public static long mix(long seed, String text) {
    long hash = seed ^ 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash, text.length());
  }

  /** Folds a number into a seed; the constants are those of MurmurHash3's last step. */
  public static long mix(long seed, long number) {
    long hash = seed * 31 + number;
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** At least 0 and less than the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  public int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An amount with two decimals, both ends included. */
  public BigDecimal money(int lowCents, int highCents) {
    return BigDecimal.valueOf(between(lowCents, highCents), 2);
  }

  /** So many decimal digits, leading zeroes included. */
  public String digits(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(10));
    }
    return text.toString();
  }
}
