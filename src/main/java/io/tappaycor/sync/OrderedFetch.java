package io.tappaycor.sync;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.failure.TapException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches ahead on many threads and hands on in order on the caller's. What is fetched ahead is
 * bounded in number and in bytes, so that a slow target slows the reading down; the first of the
 * line is never held up, so that its pages leave as they come.
 */
public final class OrderedFetch {

  private static final long MOST_BYTES = 16L << 20;

  private final ExecutorService pool;
  private final int ahead;

  /**
   * A fetch over a pool.
   *
   * @param pool must never refuse a task or let it wait: waiting tasks could block running ones
   * @param ahead how many units are under way or waiting at most
   */
  public OrderedFetch(ExecutorService pool, int ahead) {
    this.pool = pool;
    this.ahead = ahead;
  }

  /** Reads one unit, handing out what comes as it comes. */
  interface Work<U, C, R> {
    R read(U unit, Outlet<C> outlet);
  }

  /** Where a unit's chunks go. Blocks while too much waits, unless the unit is the first. */
  interface Outlet<C> {
    void put(C chunk, long bytes);
  }

  /** Takes chunks and results in the order of the units. */
  interface Taker<U, C, R, E extends Exception> {

    /** Whether more than one unit may be fetched at a time yet. */
    boolean mayGoAhead();

    void chunk(U unit, C chunk) throws E;

    void done(U unit, R result) throws E;

    /** A unit failed. Throws, or deals with it. */
    void failed(U unit, RuntimeException failure) throws E;
  }

  /** Fetches each unit and takes what comes in the units' order, until something throws. */
  <U, C, R, E extends Exception> void each(
      Iterator<U> units, Work<U, C, R> work, Taker<U, C, R, E> taker) throws E {
    Line<U, C, R> line = new Line<>();
    try {
      line.extend(units, work, taker.mayGoAhead());
      while (!line.isEmpty()) {
        Unit<U, C, R> first = line.first();
        Piece<C, R> piece = line.await(first);
        if (piece.chunk() != null) {
          taker.chunk(first.unit, piece.chunk());
        } else {
          line.removeFirst();
          if (piece.failure() != null) {
            taker.failed(first.unit, piece.failure());
          } else if (piece.result() != null) {
            taker.done(first.unit, piece.result());
          }
        }
        line.extend(units, work, taker.mayGoAhead());
      }
    } finally {
      line.cancel();
    }
  }

  /** A chunk, or how the unit ended. */
  private record Piece<C, R>(
      @Nullable C chunk, long bytes, @Nullable R result, @Nullable RuntimeException failure) {}

  private static final class Unit<U, C, R> {
    private final U unit;
    private final Deque<Piece<C, R>> pieces = new ArrayDeque<>();
    private @Nullable Future<?> running;

    Unit(U unit) {
      this.unit = unit;
    }
  }

  /** The units under way, first one first. Its monitor guards them all. */
  private final class Line<U, C, R> {

    private final Deque<Unit<U, C, R>> units = new ArrayDeque<>();
    private long held;

    synchronized boolean isEmpty() {
      return units.isEmpty();
    }

    synchronized Unit<U, C, R> first() {
      return units.element();
    }

    synchronized void removeFirst() {
      units.remove();
      // The next one is the first now, and may be waiting to put something.
      notifyAll();
    }

    void extend(Iterator<U> more, Work<U, C, R> work, boolean mayGoAhead) {
      int most = mayGoAhead ? ahead : 1;
      while (size() < most && more.hasNext()) {
        Unit<U, C, R> unit = new Unit<>(more.next());
        add(unit);
        unit.running = pool.submit(() -> run(unit, work));
      }
    }

    private synchronized int size() {
      return units.size();
    }

    private synchronized void add(Unit<U, C, R> unit) {
      units.add(unit);
    }

    private void run(Unit<U, C, R> unit, Work<U, C, R> work) {
      try {
        R result = work.read(unit.unit, (chunk, bytes) -> put(unit, chunk, bytes));
        end(unit, new Piece<>(null, 0, result, null));
      } catch (TapException known) {
        end(unit, new Piece<>(null, 0, null, known));
      } catch (RuntimeException | Error defect) {
        // Out of memory, say: whoever waits for this unit would wait for ever.
        end(unit, new Piece<>(null, 0, null, new IllegalStateException(defect)));
      }
    }

    private synchronized void put(Unit<U, C, R> unit, C chunk, long bytes) {
      pauseWhile(() -> held > MOST_BYTES && units.peek() != unit);
      held += bytes;
      unit.pieces.add(new Piece<>(chunk, bytes, null, null));
      notifyAll();
    }

    private synchronized void end(Unit<U, C, R> unit, Piece<C, R> last) {
      unit.pieces.add(last);
      notifyAll();
    }

    synchronized Piece<C, R> await(Unit<U, C, R> unit) {
      pauseWhile(unit.pieces::isEmpty);
      Piece<C, R> piece = unit.pieces.remove();
      held -= piece.bytes();
      notifyAll();
      return piece;
    }

    private synchronized void pauseWhile(BooleanSupplier condition) {
      try {
        while (condition.getAsBoolean()) {
          wait();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new StoppedException("The run is being stopped", stopped);
      }
    }

    synchronized void cancel() {
      for (Unit<U, C, R> unit : units) {
        if (unit.running != null) {
          unit.running.cancel(true);
        }
      }
    }
  }
}
