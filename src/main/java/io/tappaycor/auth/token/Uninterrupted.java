package io.tappaycor.auth.token;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Does work that an interrupt must not cut short. Sockets and file channels fail when interrupted,
 * so a worker that is cancelled between asking Paycor for a token and saving it would lose the
 * activation.
 */
public final class Uninterrupted {

  private Uninterrupted() {}

  /** Runs on a thread that nobody interrupts; an interrupt of the caller is restored afterwards. */
  public static <T> T call(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    new Thread(task, "tap-paycor-tokens").start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException exception) {
          interrupted = true;
        }
      }
    } catch (ExecutionException exception) {
      throw unwrapped(exception);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unwrapped(ExecutionException exception) {
    Throwable cause = exception.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
