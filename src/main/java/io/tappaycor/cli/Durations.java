package io.tappaycor.cli;

import java.time.Duration;

/** Durations as people write them. */
final class Durations {

  private Durations() {}

  /** Such as {@code 3 h 05 min}, {@code 4 min 09 s}, {@code 12 s}. */
  static String rough(Duration time) {
    if (time.toHours() > 0) {
      return "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + " s";
  }
}
