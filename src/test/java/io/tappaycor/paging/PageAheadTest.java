package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Outcome;
import io.tappaycor.http.ScriptedApi;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The next page is on its way while the last is dealt with. */
final class PageAheadTest {
  private static final Target FIRST = Target.of("/v1/first");
  private static final Target SECOND = Target.of("/v1/second");

  private final List<Target> fetched = new ArrayList<>();

  private Outcome<Page> fetch(Target target) {
    fetched.add(target);
    return new Outcome.NotFound<>(target.path());
  }

  private static PageAhead ahead(Function<Target, Outcome<Page>> fetch) {
    return new PageAhead(Optional.of(new CallersThread()), fetch);
  }

  @Test
  void aPageThatWasAskedForIsFetchedOnceAndTheNextOneAnew() {
    try (PageAhead ahead = ahead(this::fetch)) {
      ahead.ask(FIRST);
      assertEquals(List.of(FIRST), fetched);
      assertEquals(new Outcome.NotFound<Page>("/v1/first"), ahead.get(FIRST));
      assertEquals(List.of(FIRST), fetched);
      assertEquals(new Outcome.NotFound<Page>("/v1/second"), ahead.get(SECOND));
      assertEquals(List.of(FIRST, SECOND), fetched);
    }
  }

  @Test
  void withoutThreadsNothingIsFetchedBeforeItIsWanted() {
    try (PageAhead ahead = new PageAhead(Optional.empty(), this::fetch)) {
      ahead.ask(FIRST);
      assertEquals(List.of(), fetched);
      assertEquals(new Outcome.NotFound<Page>("/v1/first"), ahead.get(FIRST));
    }
  }

  @Test
  void aFailureThatIsKnownComesAsItIsAndOnlyOnce() {
    ExtractionException known = new ExtractionException("Paycor does not answer");
    Function<Target, Outcome<Page>> fetch =
        target -> {
          if (target.equals(FIRST)) {
            throw known;
          }
          return fetch(target);
        };
    try (PageAhead ahead = ahead(fetch)) {
      ahead.ask(FIRST);
      assertSame(known, assertThrows(ExtractionException.class, () -> ahead.get(FIRST)));
      assertEquals(new Outcome.NotFound<Page>("/v1/second"), ahead.get(SECOND));
    }
  }

  @Test
  void aDefectIsNoFailureOfPaycors() {
    UnsupportedOperationException defect = new UnsupportedOperationException();
    Function<Target, Outcome<Page>> fetch =
        target -> {
          throw defect;
        };
    try (PageAhead ahead = ahead(fetch)) {
      ahead.ask(FIRST);
      assertSame(
          defect, assertThrows(IllegalStateException.class, () -> ahead.get(FIRST)).getCause());
    }
  }

  @Test
  void whoeverIsStoppedWaitsNoLongerAndLeavesNothingOnItsWay() throws InterruptedException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Function<Target, Outcome<Page>> fetch =
        target -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException stopped) {
            cancelled.countDown();
          }
          return fetch(target);
        };
    try {
      try (PageAhead ahead = new PageAhead(Optional.of(pool), fetch)) {
        ahead.ask(FIRST);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        Thread.currentThread().interrupt();
        assertThrows(StoppedException.class, () -> ahead.get(FIRST));
        assertTrue(Thread.interrupted(), "whoever asks later has to know");
      }
      assertTrue(cancelled.await(10, TimeUnit.SECONDS));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aListAsksForEachPageBeforeItHandsOnTheOneBefore() {
    ScriptedApi api = new ScriptedApi();
    api.answers(200, page("\"a\"")).answers(200, page("\"b\"")).answers(200, page("null"));
    List<Long> sent = new ArrayList<>();
    ListReader.PageSink sink =
        new ListReader.PageSink() {
          @Override
          public void page(Page page) {
            sent.add(api.calls().requests());
          }

          @Override
          public void restart() {
            throw new AssertionError("nothing was refused");
          }
        };

    Result result =
        new ListReader(api.client(), Optional.of(new CallersThread()))
            .read(Target.of("/v1/x"), new Shape.Pages(), sink, api.calls());

    assertEquals(Result.COMPLETE, result);
    assertEquals(List.of(2L, 3L, 3L), sent);
  }

  private static String page(String token) {
    return "{\"records\": [%s], \"hasMoreResults\": %b, \"continuationToken\": %s}"
        .formatted(token, !token.equals("null"), token);
  }
}
