package io.tappaycor.sandbox.settings;

import java.time.Duration;

/**
 * How often reads go wrong.
 *
 * @param percent the share of the reads that do; 0 for none
 * @param seed the same seed spoils the same reads, by their number, in the same ways
 * @param hang how long a read hangs that does
 */
public record FaultSettings(int percent, long seed, Duration hang) {

  /** Longer than clients should wait. */
  private static final Duration LONG = Duration.ofSeconds(90);

  /** Checks. */
  public FaultSettings {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("A share is between 0 and 100 percent");
    }
    if (hang.isNegative()) {
      throw new IllegalArgumentException("Nothing hangs for less than no time");
    }
  }

  /** Nothing goes wrong. */
  public static FaultSettings none() {
    return new FaultSettings(0, 1, LONG);
  }
}
