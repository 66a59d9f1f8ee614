package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.http.Priority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StreamSchedulerTest {

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final StreamScheduler scheduler =
      new StreamScheduler(pool, new RunLimits(2, 1, 4, 1 << 20));

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private record Task(Priority priority, Runnable action) implements StreamScheduler.Task {
    @Override
    public void run() {
      action.run();
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
  void listsRunBesideFanOutsWhicheverComesFirstInTheCatalog() {
    CountDownLatch together = new CountDownLatch(3);
    Runnable meeting =
        () -> {
          together.countDown();
          await(together);
        };

    scheduler.run(
        List.of(
            new Task(Priority.NORMAL, meeting),
            new Task(Priority.HIGH, meeting),
            new Task(Priority.HIGH, meeting)));

    assertEquals(0, together.getCount());
  }

  @Test
  void noMoreRunAtOnceThanThereArePlaces() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Task> tasks = new ArrayList<>();
    for (int index = 0; index < 20; index++) {
      tasks.add(
          new Task(
              Priority.HIGH,
              () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
              }));
    }

    scheduler.run(tasks);

    assertTrue(most.get() <= 2, most + " at once");
  }

  @Test
  void tasksOfAKindStartInTheirOrder() {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Task> tasks = new ArrayList<>();
    for (int index = 0; index < 10; index++) {
      int number = index;
      tasks.add(new Task(Priority.NORMAL, () -> order.add(number)));
    }

    scheduler.run(tasks);

    assertEquals(order.stream().sorted().toList(), order);
  }

  @Test
  void whatEndsTheRunStopsTheOthers() {
    AuthenticationException refused = new AuthenticationException("refused");
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    Task endless =
        new Task(
            Priority.HIGH,
            () -> {
              try {
                running.countDown();
                new CountDownLatch(1).await();
              } catch (InterruptedException interrupted) {
                stopped.countDown();
              }
            });
    Task failing =
        new Task(
            Priority.HIGH,
            () -> {
              await(running);
              throw refused;
            });

    assertSame(
        refused,
        assertThrows(
            AuthenticationException.class, () -> scheduler.run(List.of(endless, failing))));
    await(stopped);
  }
}
