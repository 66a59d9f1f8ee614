package io.tappaycor.http;

import io.tappaycor.failure.StoppedException;
import java.time.Duration;

/**
 * The one loop that sends a request again. What an attempt came to, and whether and when there is
 * another, is decided by the request.
 */
public final class RetryLoop {

  private final Sleeper sleeper;

  /** A loop that waits with this sleeper. */
  public RetryLoop(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /** A request that may take several attempts. */
  @FunctionalInterface
  public interface Request<T> {

    /**
     * Makes one attempt.
     *
     * @param number 1 for the first attempt
     * @throws io.tappaycor.failure.TapException if there is no result and no further attempt
     * @throws InterruptedException if the run is being stopped
     */
    Attempt<T> attempt(int number) throws InterruptedException;
  }

  /** What an attempt came to. */
  public sealed interface Attempt<T> {

    /** The request has its result. */
    record Done<T>(T result) implements Attempt<T> {}

    /** There is to be another attempt after the pause, which may be zero. */
    record Again<T>(Duration pause) implements Attempt<T> {}
  }

  /**
   * Makes attempts until one has a result.
   *
   * @throws StoppedException if the thread is interrupted; the interrupt is kept
   */
  public <T> T run(Request<T> request) {
    try {
      for (int number = 1; ; number++) {
        Attempt<T> attempt = request.attempt(number);
        if (attempt instanceof Attempt.Done<T> done) {
          return done.result();
        }
        if (attempt instanceof Attempt.Again<T> again && !again.pause().isZero()) {
          sleeper.sleep(again.pause());
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for Paycor", stopped);
    }
  }
}
