package io.tappaycor.config;

import io.tappaycor.failure.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with a config, so that the user mends it in one go. */
final class Problems {

  private final List<String> found = new ArrayList<>();

  /** Adds one: never with a secret's value. */
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
