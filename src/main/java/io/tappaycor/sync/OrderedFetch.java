package io.tappaycor.sync;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.failure.TapException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Fetches ahead on many threads and hands on in order on the caller's. What is fetched ahead is
 * bounded, so that a slow target slows the reading down.
 */
public final class OrderedFetch {

  private final ExecutorService pool;
  private final int ahead;

  /**
   * A fetch over a pool.
   *
   * @param ahead how many units are under way or waiting at most
   */
  public OrderedFetch(ExecutorService pool, int ahead) {
    this.pool = pool;
    this.ahead = ahead;
  }

  private record Pending<U, R>(U unit, Future<R> result) {}

  /** Fetches each unit and takes the results in the units' order, until one fails. */
  <U, R> void each(Iterator<U> units, Function<U, R> fetch, BiConsumer<U, R> take) {
    Deque<Pending<U, R>> pending = new ArrayDeque<>();
    try {
      while (units.hasNext() || !pending.isEmpty()) {
        while (units.hasNext() && pending.size() < ahead) {
          U unit = units.next();
          pending.add(new Pending<>(unit, pool.submit(() -> fetch.apply(unit))));
        }
        Pending<U, R> next = pending.remove();
        take.accept(next.unit(), result(next.result()));
      }
    } finally {
      pending.forEach(each -> each.result().cancel(true));
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new StoppedException("The run is being stopped", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TapException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
