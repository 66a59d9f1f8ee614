package io.tappaycor.pipeline;

import java.util.concurrent.TimeUnit;

/**
 * Waits that a signal does not cut short: the interrupt that stops the tap may come late, when all
 * that is left to do is to keep what the target has confirmed.
 */
final class Uninterrupted {

  private Uninterrupted() {}

  /** Waits for a thread to end. */
  static void join(Thread thread) {
    while (thread.isAlive()) {
      join(thread, Long.MAX_VALUE);
    }
  }

  /** Waits for a thread to end, but not longer than this. */
  static void join(Thread thread, long millis) {
    long start = System.nanoTime();
    long left = millis;
    while (left > 0 && thread.isAlive()) {
      try {
        thread.join(left);
      } catch (InterruptedException stopping) {
        // Nothing is left that could be stopped.
      }
      left = millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
  }

  /** Waits. */
  static void sleep(long millis) {
    long start = System.nanoTime();
    long left = millis;
    while (left > 0) {
      try {
        Thread.sleep(left);
      } catch (InterruptedException stopping) {
        // What is waited for counts more.
      }
      left = millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
  }

  /** Waits for a process to end. */
  static int exitCode(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException stopping) {
        // The target's time is limited elsewhere.
      }
    }
  }
}
