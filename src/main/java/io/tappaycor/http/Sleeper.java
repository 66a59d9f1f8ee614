package io.tappaycor.http;

import java.time.Duration;

/** Waits, so that waiting can be tested without it. */
@FunctionalInterface
public interface Sleeper {

  /** Returns when the time has passed. */
  void sleep(Duration duration) throws InterruptedException;
}
