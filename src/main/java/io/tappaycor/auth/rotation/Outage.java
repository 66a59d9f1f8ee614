package io.tappaycor.auth.rotation;

import io.tappaycor.failure.TapException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that Paycor or a shared store did not respond within the time that one waits for it:
 * every stream would wait for as long. Guarded by the lock of its owner.
 *
 * @param <E> the failure of a call that waited in vain
 */
final class Outage<E extends TapException> {

  /** How long an outage is assumed to last. */
  private static final long LENGTH = Duration.ofMinutes(1).toNanos();

  private final Class<E> kind;
  private final Function<String, E> again;
  private final LongSupplier nanoTime;
  private @Nullable Known known;

  /** What the first caller was told; until then nobody asks again. */
  private record Known(String message, long until) {}

  /**
   * No outage is known yet.
   *
   * @param again makes the failure of later calls from the message of the first
   */
  Outage(Class<E> kind, Function<String, E> again, LongSupplier nanoTime) {
    this.kind = kind;
    this.again = again;
    this.nanoTime = nanoTime;
  }

  /**
   * Makes a call, unless one has waited in vain shortly before.
   *
   * @throws TapException of this kind, if the call waits in vain, or another did shortly before
   */
  <T> T unlessDown(Supplier<T> call) {
    Known last = known;
    if (last != null && nanoTime.getAsLong() - last.until() < 0) {
      throw again.apply(last.message());
    }
    try {
      return call.get();
    } catch (TapException down) {
      if (kind.isInstance(down)) {
        known = new Known(String.valueOf(down.getMessage()), nanoTime.getAsLong() + LENGTH);
      }
      throw down;
    }
  }
}
