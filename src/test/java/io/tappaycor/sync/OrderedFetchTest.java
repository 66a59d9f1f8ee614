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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderedFetchTest {

  private final ExecutorService pool = Executors.newFixedThreadPool(8);
  private final List<Integer> taken = new ArrayList<>();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private static Iterator<Integer> units(int count) {
    return IntStream.range(0, count).boxed().iterator();
  }

  @Test
  void resultsComeInTheOrderOfTheUnitsWhoeverIsFirst() {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    new OrderedFetch(pool, 4)
        .each(
            units(50),
            unit -> {
              if (unit == 0) {
                await(secondIsDone);
              } else if (unit == 1) {
                secondIsDone.countDown();
              }
              return unit * 10;
            },
            (Integer unit, Integer result) -> {
              assertEquals(unit * 10, result);
              taken.add(unit);
            });

    assertEquals(IntStream.range(0, 50).boxed().toList(), taken);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void aSlowReaderBoundsWhatIsFetchedAhead() {
    AtomicInteger fetched = new AtomicInteger();
    new OrderedFetch(pool, 5)
        .each(
            units(40),
            unit -> fetched.incrementAndGet(),
            (Integer unit, Integer result) ->
                assertTrue(fetched.get() <= unit + 5, "no more than five ahead"));

    assertEquals(40, fetched.get());
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
                        unit -> {
                          if (unit == 7) {
                            throw failure;
                          }
                          return unit;
                        },
                        (Integer unit, Integer result) -> taken.add(unit)));

    assertSame(failure, thrown);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), taken);
  }
}
