package io.tappaycor.config;

import io.tappaycor.failure.UsageException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Everything wrong with a config, so that the user mends it in one go. */
final class Problems {

  private final Set<String> found = new LinkedHashSet<>();

  /** Adds one, if it is not there yet: never with a secret's value. */
  void add(String problem) {
    found.add(problem);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      String count = found.size() == 1 ? "a problem" : found.size() + " problems";
      throw new UsageException("The config has " + count + ": " + String.join("; ", found));
    }
  }
}
