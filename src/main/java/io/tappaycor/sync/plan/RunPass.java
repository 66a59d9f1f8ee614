package io.tappaycor.sync.plan;

import io.tappaycor.failure.UsageException;
import io.tappaycor.state.Pass;
import io.tappaycor.state.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The pass that a run belongs to. A run after a cut finishes the pass that was cut; after an end,
 * also one with failures, the next run begins a new one, so that a stream that always fails never
 * makes the others stale.
 *
 * @param began when the pass began, to the second
 * @param continues whether an earlier run has read some of it
 */
public record RunPass(Instant began, boolean continues) {

  /** A pass that is older is not gone on with: too much has changed. */
  static final Duration LIFE = Duration.ofHours(12);

  /**
   * The pass of a run.
   *
   * @param now when the run starts
   * @param finish whether the run is to complete the last pass, though it has ended
   * @throws UsageException if it is to finish a pass, and there is none that is young enough
   */
  public static RunPass of(SyncState state, Instant now, boolean finish) {
    Optional<Pass> last = state.pass().filter(pass -> isYoung(pass.began(), now));
    if (finish && last.isEmpty()) {
      throw new UsageException(
          "There is no pass to finish: --finish completes a run of the last 12 hours, and the state"
              + " knows none. Run without --finish");
    }
    return last.filter(pass -> finish || pass.ended().isEmpty())
        .map(pass -> new RunPass(pass.began(), true))
        .orElse(new RunPass(now.truncatedTo(ChronoUnit.SECONDS), false));
  }

  private static boolean isYoung(Instant began, Instant now) {
    Duration age = Duration.between(began, now);
    return !age.isNegative() && age.compareTo(LIFE) < 0;
  }
}
