package io.tappaycor.http;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread through at a time: those of high priority first, then in order of arrival. Safe
 * for many threads.
 */
final class Turnstile {

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Waiter> waiters =
      new PriorityQueue<>(
          Comparator.comparing(Waiter::priority).thenComparingLong(Waiter::arrival));
  private @Nullable Waiter inside;
  private long arrivals;

  private record Waiter(Priority priority, long arrival, Condition turn) {}

  /** Returns when it is the caller's turn; {@link #leave} has to follow. */
  void enter(Priority priority) throws InterruptedException {
    lock.lockInterruptibly();
    Waiter waiter = new Waiter(priority, arrivals++, lock.newCondition());
    try {
      waiters.add(waiter);
      while (inside != null || waiters.element().arrival() != waiter.arrival()) {
        waiter.turn().await();
      }
      waiters.remove();
      inside = waiter;
    } catch (InterruptedException stopped) {
      waiters.remove(waiter);
      wakeNext();
      throw stopped;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside = null;
      wakeNext();
    } finally {
      lock.unlock();
    }
  }

  private void wakeNext() {
    Waiter next = waiters.peek();
    if (inside == null && next != null) {
      next.turn().signal();
    }
  }
}
