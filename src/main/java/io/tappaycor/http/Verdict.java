package io.tappaycor.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one attempt came to. */
sealed interface Verdict<T> {

  /** There is an outcome. */
  record Done<T>(Outcome<T> outcome) implements Verdict<T> {}

  /**
   * A failure that may pass.
   *
   * @param reason what to tell the user if it does not: "it …" or "the connection …"
   * @param asked how long the server asked to wait, if it did
   * @param cause what kind of failure it is
   */
  record Failed<T>(String reason, @Nullable Duration asked, Cause cause) implements Verdict<T> {}

  /** Kinds of failures. */
  enum Cause {
    /** No response in time. */
    TIMEOUT,
    /** A response with records of somebody else. */
    WRONG_OWNER,
    /** No connection, and waiting cannot make it better. */
    LASTING,
    /** Any other. */
    OTHER
  }

  /**
   * The rate limit is exceeded: everybody has to wait.
   *
   * @param asked how long the server asked to wait, if it did
   */
  record Limited<T>(@Nullable Duration asked) implements Verdict<T> {}

  /** The access token is refused: perhaps it died on the way. */
  record TokenRefused<T>(String correlation) implements Verdict<T> {}
}
