package io.tappaycor.paging;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.failure.TapException;
import io.tappaycor.http.Outcome;
import io.tappaycor.http.Target;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Asks for one page ahead: while records are made of one, the next is on its way. One, because each
 * page names the next.
 */
final class PageAhead implements AutoCloseable {

  private final Optional<ExecutorService> pool;
  private final Function<Target, Outcome<Page>> fetch;
  private Optional<Future<Outcome<Page>>> asked = Optional.empty();

  PageAhead(Optional<ExecutorService> pool, Function<Target, Outcome<Page>> fetch) {
    this.pool = pool;
    this.fetch = fetch;
  }

  /** Asks for a page that is going to be wanted next. */
  void ask(Target target) {
    asked = pool.map(threads -> threads.submit(() -> fetch.apply(target)));
  }

  /** The page that was asked for; asks for it now if none was. */
  Outcome<Page> get(Target target) {
    if (asked.isEmpty()) {
      return fetch.apply(target);
    }
    Future<Outcome<Page>> coming = asked.get();
    try {
      Outcome<Page> outcome = coming.get();
      asked = Optional.empty();
      return outcome;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoppedException("The run is being stopped", stopped);
    } catch (ExecutionException failed) {
      asked = Optional.empty();
      if (failed.getCause() instanceof TapException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Whatever is still on its way is not wanted any more. */
  @Override
  public void close() {
    asked.ifPresent(page -> page.cancel(true));
  }
}
