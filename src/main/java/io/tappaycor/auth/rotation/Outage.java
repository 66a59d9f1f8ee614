package io.tappaycor.auth.rotation;

import io.tappaycor.failure.ExtractionException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that Paycor did not respond within the retry budget: every stream would wait for as
 * long. Guarded by the lock of its owner.
 */
final class Outage {

  /** How long an outage is assumed to last. */
  private static final long LENGTH = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoTime;
  private @Nullable Known known;

  /** What the first caller was told; until then nobody asks again. */
  private record Known(String message, long until) {}

  Outage(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Makes a call, unless one has failed shortly before.
   *
   * @throws ExtractionException if Paycor does not respond within the retry budget, or did not
   *     shortly before
   */
  <T> T unlessDown(Supplier<T> call) {
    Known last = known;
    if (last != null && nanoTime.getAsLong() - last.until() < 0) {
      throw new ExtractionException(last.message());
    }
    try {
      return call.get();
    } catch (ExtractionException down) {
      known = new Known(String.valueOf(down.getMessage()), nanoTime.getAsLong() + LENGTH);
      throw down;
    }
  }
}
