package io.tappaycor.sandbox.settings;

import java.time.Duration;

/**
 * How often reads fail on purpose.
 *
 * @param percent the percentage of reads that fail; 0 for none
 * @param seed determines which reads fail, and how
 * @param hang the duration of a read that hangs
 */
public record FaultSettings(int percent, long seed, Duration hang) {

  /** Longer than clients wait. */
  private static final Duration LONG = Duration.ofSeconds(90);

  /** Checks. */
  public FaultSettings {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("The fault rate must be between 0 and 100 percent");
    }
    if (hang.isNegative()) {
      throw new IllegalArgumentException("The duration of a hang must not be negative");
    }
  }

  /** No faults. */
  public static FaultSettings none() {
    return new FaultSettings(0, 1, LONG);
  }
}
