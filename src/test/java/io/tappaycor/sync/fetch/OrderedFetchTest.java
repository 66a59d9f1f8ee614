package io.tappaycor.sync.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderedFetchTest {

  private static final long PAGE = 4L << 20;

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final List<String> taken = new ArrayList<>();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private OrderedFetch<Integer, String, String> fetch(
      int slices, int ahead, OrderedFetch.SliceFetcher<Integer, String, String> fetcher) {
    ReadAhead readAhead = new ReadAhead(pool, ahead, new ByteBudget(4 * PAGE));
    return new OrderedFetch<>(
        readAhead, IntStream.range(0, slices).boxed().iterator(), fetcher, page -> PAGE);
  }

  /** Takes everything in order, several slices at a time from the start. */
  private void takeAll(OrderedFetch<Integer, String, String> fetch) {
    takeAll(fetch, (slice, page) -> taken.add(slice + page));
  }

  private void takeAll(
      OrderedFetch<Integer, String, String> fetch, BiConsumer<Integer, String> pages) {
    try (fetch) {
      fetch.readAhead();
      for (var fetched : fetch) {
        fetched.forEach(page -> pages.accept(fetched.slice(), page));
        taken.add(fetched.slice() + fetched.result());
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void everythingComesInTheOrderOfTheSlicesWhoeverIsFirst() {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    takeAll(
        fetch(
            3,
            4,
            (slice, pages) -> {
              if (slice == 0) {
                await(secondIsDone);
              }
              pages.accept("a");
              pages.accept("b");
              if (slice == 1) {
                secondIsDone.countDown();
              }
              return "!";
            }));

    assertEquals(List.of("0a", "0b", "0!", "1a", "1b", "1!", "2a", "2b", "2!"), taken);
  }

  @Test
  void thePagesOfTheFirstSliceLeaveBeforeItIsDone() {
    CountDownLatch firstPageIsTaken = new CountDownLatch(1);
    takeAll(
        fetch(
            1,
            4,
            (slice, pages) -> {
              pages.accept("a");
              await(firstPageIsTaken);
              return "!";
            }),
        (slice, page) -> firstPageIsTaken.countDown());

    assertEquals(List.of("0!"), taken);
  }

  /** One list of a million records, and a target that is slower than Paycor. */
  @Test
  void aSlowReaderBoundsThePagesOfASingleSlice() {
    AtomicInteger fetched = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    takeAll(
        fetch(
            1,
            4,
            (slice, pages) -> {
              for (int page = 0; page < 200; page++) {
                fetched.incrementAndGet();
                pages.accept("page " + page);
              }
              return "!";
            }),
        (slice, page) -> {
          // Whoever could fetch more has done so by now.
          LockSupport.parkNanos(100_000);
          int ahead = fetched.get() - seen.incrementAndGet();
          assertTrue(ahead <= 7, ahead + " pages wait");
        });

    assertEquals(200, seen.get());
  }

  @Test
  void aSlowReaderBoundsWhatIsFetchedAhead() {
    AtomicInteger fetched = new AtomicInteger();
    try (var fetch = fetch(40, 5, (slice, pages) -> String.valueOf(fetched.incrementAndGet()))) {
      fetch.readAhead();
      for (var slice : fetch) {
        slice.result();
        assertTrue(fetched.get() <= slice.slice() + 5, "no more than five ahead");
      }
    }

    assertEquals(40, fetched.get());
  }

  @Test
  void whatWaitsIsBoundedInBytesToo() {
    AtomicLong waiting = new AtomicLong();
    AtomicLong most = new AtomicLong();
    takeAll(
        fetch(
            40,
            16,
            (slice, pages) -> {
              for (int page = 0; page < 3; page++) {
                pages.accept("x");
                most.accumulateAndGet(waiting.addAndGet(PAGE), Math::max);
              }
              return "!";
            }),
        (slice, page) -> waiting.addAndGet(-PAGE));

    assertTrue(most.get() <= 16 * PAGE, most + " bytes at once");
  }

  @Test
  void whatOneStreamHoldsIsRoomThatAnotherLacksButNobodyIsHeldUpForEver() throws Exception {
    ByteBudget shared = new ByteBudget(2 * PAGE);
    ReadAhead readAhead = new ReadAhead(pool, 8, shared);
    List<Integer> counts = new ArrayList<>();
    try (var idle =
        new OrderedFetch<Integer, String, String>(
            readAhead,
            IntStream.range(0, 8).boxed().iterator(),
            (slice, pages) -> {
              pages.accept("x");
              return "!";
            },
            page -> PAGE)) {
      idle.readAhead();
      try (var busy =
          new OrderedFetch<Integer, String, String>(
              readAhead,
              IntStream.range(0, 50).boxed().iterator(),
              (slice, pages) -> {
                pages.accept("x");
                return "!";
              },
              page -> PAGE)) {
        busy.readAhead();
        for (var fetched : busy) {
          fetched.forEach(page -> counts.add(fetched.slice()));
          fetched.result();
        }
      }
    }

    assertEquals(IntStream.range(0, 50).boxed().toList(), counts);
  }

  @Test
  void untilItIsToldToOneIsFetchedAtATime() {
    AtomicInteger fetched = new AtomicInteger();
    try (var fetch = fetch(10, 8, (slice, pages) -> String.valueOf(fetched.incrementAndGet()))) {
      for (var slice : fetch) {
        slice.result();
        assertTrue(slice.slice() > 2 || fetched.get() == slice.slice() + 1);
        if (slice.slice() == 2) {
          fetch.readAhead();
        }
      }
    }

    assertEquals(10, fetched.get());
  }

  @Test
  void aFailureComesAfterWhatLiesBeforeIt() {
    ExtractionException failure = new ExtractionException("broken");
    var fetch =
        fetch(
            20,
            4,
            (slice, pages) -> {
              if (slice == 3) {
                throw failure;
              }
              return "!";
            });

    assertSame(failure, assertThrows(ExtractionException.class, () -> takeAll(fetch)));
    assertEquals(List.of("0!", "1!", "2!"), taken);
  }
}
