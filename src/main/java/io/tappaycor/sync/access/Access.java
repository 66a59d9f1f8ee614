package io.tappaycor.sync.access;

import java.util.Set;

/** What the login may read of a stream in a scope. */
public sealed interface Access {

  /** All of it. */
  record Granted() implements Access {}

  /**
   * All but some includes.
   *
   * @param withheld values of {@code include} that are refused
   */
  record Partial(Set<String> withheld) implements Access {
    public Partial {
      withheld = Set.copyOf(withheld);
    }
  }

  /**
   * Nothing.
   *
   * @param reason why, and what to do, for the user
   */
  record Denied(String reason) implements Access {}
}
