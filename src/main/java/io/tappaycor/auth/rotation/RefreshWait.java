package io.tappaycor.auth.rotation;

import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Sleeper;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the refresh of another worker, which may have lost its lease. Nothing is being spent
 * meanwhile, so that a stop ends it.
 */
final class RefreshWait {

  private static final Logger LOG = LoggerFactory.getLogger(RefreshWait.class);

  /** The store is on another machine, and many may wait. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private static final Duration SLICE = Duration.ofMillis(100);

  private final CallsElsewhere elsewhere;
  private final Sleeper sleeper;
  private volatile boolean stopped;

  RefreshWait(CallsElsewhere elsewhere, Sleeper sleeper) {
    this.elsewhere = elsewhere;
    this.sleeper = sleeper;
  }

  /** Ends the wait, and all that would follow. */
  void stop() {
    stopped = true;
  }

  /**
   * Waits until a family can be used, or its call elsewhere must be over.
   *
   * @param look reads the family again; needs no lease
   * @throws StoppedException if the run is being stopped
   */
  void until(Supplier<TokenFamily> look, Predicate<TokenFamily> usable) {
    boolean told = false;
    TokenFamily family = look.get();
    while (!usable.test(family) && elsewhere.mayGoOn(family)) {
      if (!told) {
        LOG.info(
            "Another worker began a refresh at {} and may still get its tokens: waiting for them",
            family.refreshStartedAt());
        told = true;
      }
      pause(elsewhere.left(family));
      family = look.get();
    }
  }

  private void pause(Duration left) {
    Duration pause = left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS;
    try {
      for (; pause.compareTo(Duration.ZERO) > 0 && !stopped; pause = pause.minus(SLICE)) {
        sleeper.sleep(pause.compareTo(SLICE) < 0 ? pause : SLICE);
      }
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
    if (stopped) {
      throw new StoppedException("Stopped while waiting for another worker's refresh");
    }
  }
}
