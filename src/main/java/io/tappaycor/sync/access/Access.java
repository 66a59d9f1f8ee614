package io.tappaycor.sync.access;

import io.tappaycor.sync.report.Skip;
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
   * @param skip why, and what to do, for the user
   */
  record Denied(Skip skip) implements Access {}
}
