package io.tappaycor.config;

import java.util.Objects;

/** A value that must never reach a log or a message: its string form hides it. */
public final class Secret {

  private final String value;

  /** Wraps the value. */
  public Secret(String value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /** The value itself: only for the wire, the token store and fingerprints. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
