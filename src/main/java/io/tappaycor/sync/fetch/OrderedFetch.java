package io.tappaycor.sync.fetch;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.failure.TapException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fetches slices ahead on many threads and hands them over in order to one. What is fetched ahead
 * is bounded in number and in bytes, so that a slow target slows the reading down; the first slice
 * in line is never held up, so that its pages leave as they come.
 *
 * @param <S> a slice
 * @param <P> a page
 * @param <R> how a slice came out
 */
public final class OrderedFetch<S, P, R>
    implements Iterable<OrderedFetch<S, P, R>.Fetched>, AutoCloseable {

  /** Reads one slice, handing over its pages as they come. */
  @FunctionalInterface
  public interface SliceFetcher<S, P, R> {
    /** Reads a slice to its end. */
    R fetch(S slice, Consumer<P> pages);
  }

  private final ReadAhead readAhead;
  private final Iterator<S> slices;
  private final SliceFetcher<S, P, R> fetcher;
  private final ToLongFunction<P> size;
  private final Deque<Fetched> line = new ArrayDeque<>();
  private volatile @Nullable Fetched first;
  private boolean ahead;

  /**
   * A fetch of these slices: one at a time, until it is told to read ahead.
   *
   * @param size of a page while it waits, in bytes
   */
  public OrderedFetch(
      ReadAhead readAhead,
      Iterator<S> slices,
      SliceFetcher<S, P, R> fetcher,
      ToLongFunction<P> size) {
    this.readAhead = readAhead;
    this.slices = slices;
    this.fetcher = fetcher;
    this.size = size;
  }

  /** From the next slice on, several are fetched at a time. */
  public void readAhead() {
    ahead = true;
    extend();
  }

  /** The slices in order. Each has to be taken to its end before the next. */
  @Override
  public Iterator<Fetched> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        extend();
        return !line.isEmpty();
      }

      @Override
      public Fetched next() {
        extend();
        return line.element();
      }
    };
  }

  private void extend() {
    while (line.size() < (ahead ? readAhead.slices() : 1) && slices.hasNext()) {
      Fetched next = new Fetched(slices.next());
      line.add(next);
      if (line.size() == 1) {
        first = next;
      }
      next.start();
    }
  }

  private void finished() {
    line.remove();
    first = line.peek();
    // The next one is the first in line now, and may be waiting for room.
    readAhead.budget().recheck();
  }

  /** Whatever is still on its way is not wanted any more. */
  @Override
  public void close() {
    line.forEach(Fetched::cancel);
  }

  /** One slice: its pages, then how it came out. */
  public final class Fetched implements Iterable<P> {

    private final S slice;
    private final Deque<P> pages = new ArrayDeque<>();

    /** How many pages wait; apart, because the budget asks for it under its own lock. */
    private final AtomicInteger waiting = new AtomicInteger();

    private @Nullable Future<?> running;
    private @Nullable R result;
    private @Nullable RuntimeException failure;
    private boolean over;
    private boolean cancelled;

    private Fetched(S slice) {
      this.slice = slice;
    }

    private void start() {
      running = readAhead.pool().submit(this::run);
    }

    private void cancel() {
      if (running != null) {
        running.cancel(true);
      }
      synchronized (this) {
        cancelled = true;
        pages.forEach(page -> readAhead.budget().release(size.applyAsLong(page)));
        pages.clear();
      }
    }

    private void run() {
      try {
        end(fetcher.fetch(slice, this::put), null);
      } catch (TapException known) {
        end(null, known);
      } catch (RuntimeException | Error defect) {
        // Out of memory, say: whoever waits for this slice would wait for ever.
        end(null, new IllegalStateException(defect));
      }
    }

    private void put(P page) {
      try {
        // Not the whole list: a target that is slower than Paycor would fill the memory.
        readAhead.budget().take(size.applyAsLong(page), () -> first == this && waiting.get() == 0);
      } catch (InterruptedException stopped) {
        throw stopped(stopped);
      }
      add(page);
    }

    private synchronized void add(P page) {
      if (cancelled) {
        readAhead.budget().release(size.applyAsLong(page));
        return;
      }
      pages.add(page);
      waiting.incrementAndGet();
      notifyAll();
    }

    private synchronized void end(@Nullable R how, @Nullable RuntimeException why) {
      result = how;
      failure = why;
      over = true;
      notifyAll();
    }

    /** The slice. */
    public S slice() {
      return slice;
    }

    /** Its pages in order; waits for each. */
    @Override
    public Iterator<P> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return awaitPage();
        }

        @Override
        public P next() {
          awaitPage();
          P page = take();
          readAhead.budget().release(size.applyAsLong(page));
          return page;
        }
      };
    }

    private synchronized P take() {
      waiting.decrementAndGet();
      return pages.remove();
    }

    private synchronized boolean awaitPage() {
      try {
        while (pages.isEmpty() && !over) {
          wait();
        }
        return !pages.isEmpty();
      } catch (InterruptedException stopped) {
        throw stopped(stopped);
      }
    }

    /**
     * How it came out; pages that are not taken are dropped. The next slice is the first in line
     * then.
     *
     * @throws RuntimeException what failed it
     */
    public R result() {
      forEach(page -> {});
      finished();
      synchronized (this) {
        if (failure != null) {
          throw failure;
        }
        return Objects.requireNonNull(result);
      }
    }
  }

  private static StoppedException stopped(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StoppedException("The run is being stopped", cause);
  }
}
