package io.tappaycor.sync;

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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaneTest {

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final List<Integer> done = new ArrayList<>();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void whatReadingsWantIsDoneInTheirOrderOnTheCallersThread() {
    Thread writer = Thread.currentThread();
    new Lanes(pool)
        .each(
            6,
            (at, lane) -> {
              for (int entry = 0; entry < 50; entry++) {
                int number = at * 50 + entry;
                lane.then(
                    () -> {
                      assertSame(writer, Thread.currentThread());
                      done.add(number);
                    });
              }
            },
            new Silent());

    assertEquals(300, done.size());
    assertEquals(done.stream().sorted().toList(), done);
  }

  @Test
  void severalReadingsAreUnderWayAtOnce() {
    CountDownLatch together = new CountDownLatch(3);
    new Lanes(pool)
        .each(
            3,
            (at, lane) -> {
              together.countDown();
              try {
                assertTrue(together.await(10, TimeUnit.SECONDS));
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
              lane.then(() -> done.add(at));
            },
            new Silent());

    assertEquals(List.of(0, 1, 2), done);
  }

  @Test
  void aReadingThatRunsAheadHoldsNoMoreThanItsShare() {
    AtomicLong held = new AtomicLong();
    AtomicLong most = new AtomicLong();
    long megabyte = 1L << 20;
    new Lanes(pool)
        .each(
            4,
            (at, lane) -> {
              for (int entry = 0; entry < 40; entry++) {
                most.accumulateAndGet(held.addAndGet(megabyte), Math::max);
                lane.then(megabyte, () -> held.addAndGet(-megabyte));
              }
            },
            new Silent());

    assertTrue(most.get() <= 4 * 11 * megabyte, most + " bytes at once");
  }

  @Test
  void whatEndsAReadingComesAfterWhatItWrote() {
    ExtractionException failure = new ExtractionException("broken");
    ExtractionException thrown =
        assertThrows(
            ExtractionException.class,
            () ->
                new Lanes(pool)
                    .each(
                        3,
                        (at, lane) -> {
                          lane.then(() -> done.add(at));
                          if (at == 1) {
                            throw failure;
                          }
                        },
                        new Silent()));

    assertSame(failure, thrown);
    assertEquals(List.of(0, 1), done);
  }

  private static final class Silent implements Lanes.Turns {
    @Override
    public void begins(int at) {}

    @Override
    public void ends(int at) {}
  }
}
