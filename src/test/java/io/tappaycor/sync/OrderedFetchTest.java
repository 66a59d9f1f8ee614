package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderedFetchTest {

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final List<String> taken = new ArrayList<>();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private static Iterator<Integer> units(int count) {
    return IntStream.range(0, count).boxed().iterator();
  }

  /** Notes everything in order. */
  private class Notes implements OrderedFetch.Taker<Integer, String, String, RuntimeException> {
    @Override
    public boolean mayGoAhead() {
      return true;
    }

    @Override
    public void chunk(Integer unit, String chunk) {
      taken.add(unit + chunk);
    }

    @Override
    public void done(Integer unit, String result) {
      taken.add(unit + result);
    }

    @Override
    public void failed(Integer unit, RuntimeException failure) {
      throw failure;
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
  void everythingComesInTheOrderOfTheUnitsWhoeverIsFirst() {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    new OrderedFetch(pool, 4)
        .each(
            units(3),
            (unit, outlet) -> {
              if (unit == 0) {
                await(secondIsDone);
              }
              outlet.put("a", 1);
              outlet.put("b", 1);
              if (unit == 1) {
                secondIsDone.countDown();
              }
              return "!";
            },
            new Notes());

    assertEquals(List.of("0a", "0b", "0!", "1a", "1b", "1!", "2a", "2b", "2!"), taken);
  }

  @Test
  void theFirstUnitsPagesLeaveBeforeItIsDone() {
    CountDownLatch firstPageIsTaken = new CountDownLatch(1);
    new OrderedFetch(pool, 4)
        .each(
            units(1),
            (unit, outlet) -> {
              outlet.put("a", 1);
              await(firstPageIsTaken);
              return "!";
            },
            new Notes() {
              @Override
              public void chunk(Integer unit, String chunk) {
                firstPageIsTaken.countDown();
              }
            });

    assertEquals(List.of("0!"), taken);
  }

  @Test
  void aSlowReaderBoundsWhatIsFetchedAhead() {
    AtomicInteger fetched = new AtomicInteger();
    new OrderedFetch(pool, 5)
        .each(
            units(40),
            (unit, outlet) -> String.valueOf(fetched.incrementAndGet()),
            new Notes() {
              @Override
              public void done(Integer unit, String result) {
                assertTrue(fetched.get() <= unit + 5, "no more than five ahead");
              }
            });

    assertEquals(40, fetched.get());
  }

  @Test
  void whatWaitsIsBoundedInBytesToo() {
    AtomicLong waiting = new AtomicLong();
    AtomicLong most = new AtomicLong();
    long megabytes = 4L << 20;
    new OrderedFetch(pool, 16)
        .each(
            units(40),
            (unit, outlet) -> {
              for (int page = 0; page < 3; page++) {
                outlet.put("x", megabytes);
                most.accumulateAndGet(waiting.addAndGet(megabytes), Math::max);
              }
              return "!";
            },
            new Notes() {
              @Override
              public void chunk(Integer unit, String chunk) {
                waiting.addAndGet(-megabytes);
              }
            });

    assertTrue(most.get() <= 16 * megabytes, most + " bytes at once");
  }

  @Test
  void untilTheFirstAnswerOneIsFetchedAtATime() {
    AtomicInteger fetched = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    new OrderedFetch(pool, 8)
        .each(
            units(10),
            (unit, outlet) -> String.valueOf(fetched.incrementAndGet()),
            new Notes() {
              @Override
              public boolean mayGoAhead() {
                return seen.get() > 2;
              }

              @Override
              public void done(Integer unit, String result) {
                assertTrue(unit > 2 || fetched.get() == unit + 1);
                seen.incrementAndGet();
              }
            });

    assertEquals(10, seen.get());
  }

  @Test
  void aFailureComesAfterWhatLiesBeforeIt() {
    ExtractionException failure = new ExtractionException("broken");
    ExtractionException thrown =
        assertThrows(
            ExtractionException.class,
            () ->
                new OrderedFetch(pool, 4)
                    .each(
                        units(20),
                        (unit, outlet) -> {
                          if (unit == 3) {
                            throw failure;
                          }
                          return "!";
                        },
                        new Notes()));

    assertSame(failure, thrown);
    assertEquals(List.of("0!", "1!", "2!"), taken);
  }
}
