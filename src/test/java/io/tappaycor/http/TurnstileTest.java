package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnstileTest {

  private final Turnstile turnstile = new Turnstile();
  private final List<String> passed = Collections.synchronizedList(new ArrayList<>());

  private Thread waiter(String name, Priority priority) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                turnstile.enter(priority);
                passed.add(name);
                turnstile.leave();
              } catch (InterruptedException stopped) {
                passed.add(name + " stopped");
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return thread;
  }

  @Test
  void listsGoBeforeFanOutsAndElseWhoeverCameFirst() throws InterruptedException {
    turnstile.enter(Priority.NORMAL);
    List<Thread> waiters =
        List.of(
            waiter("first child", Priority.NORMAL),
            waiter("second child", Priority.NORMAL),
            waiter("list", Priority.HIGH),
            waiter("other list", Priority.HIGH));
    turnstile.leave();
    for (Thread waiter : waiters) {
      waiter.join();
    }

    assertEquals(List.of("list", "other list", "first child", "second child"), passed);
  }

  @Test
  void whoeverIsInterruptedHoldsNobodyUp() throws InterruptedException {
    turnstile.enter(Priority.NORMAL);
    Thread stopped = waiter("first", Priority.NORMAL);
    Thread other = waiter("second", Priority.NORMAL);
    stopped.interrupt();
    stopped.join();
    turnstile.leave();
    other.join();

    assertEquals(List.of("first stopped", "second"), passed);
  }
}
