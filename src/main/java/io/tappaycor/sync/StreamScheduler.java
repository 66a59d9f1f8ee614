package io.tappaycor.sync;

import io.tappaycor.failure.StoppedException;
import io.tappaycor.http.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Says which streams run at a time. Lists that can only be read page after page start early, beside
 * the fan-outs that fill the rest of the pace.
 */
final class StreamScheduler {

  /** Something to read. */
  interface Task {

    /** Lists of high priority have places of their own. */
    Priority priority();

    /** Reads it. A failure of its own is reported, and not thrown. */
    void run();
  }

  private final ExecutorService pool;
  private final RunLimits limits;

  StreamScheduler(ExecutorService pool, RunLimits limits) {
    this.pool = pool;
    this.limits = limits;
  }

  /**
   * Runs all tasks, in the order in which they are given as far as places allow.
   *
   * @throws RuntimeException what ends the run as a whole; tasks that are under way are cancelled
   */
  void run(List<? extends Task> tasks) {
    CompletionService<Void> workers = new ExecutorCompletionService<>(pool);
    List<Future<?>> running = new ArrayList<>();
    try {
      start(workers, running, of(tasks, Priority.HIGH), limits.listsAtOnce());
      start(workers, running, of(tasks, Priority.NORMAL), limits.fanOutsAtOnce());
      for (int index = 0; index < running.size(); index++) {
        workers.take().get();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoppedException("The run is being stopped", stopped);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    } finally {
      running.forEach(worker -> worker.cancel(true));
    }
  }

  private static Queue<Task> of(List<? extends Task> tasks, Priority priority) {
    return new ConcurrentLinkedQueue<>(
        tasks.stream().filter(task -> task.priority() == priority).toList());
  }

  private static void start(
      CompletionService<Void> workers, List<Future<?>> running, Queue<Task> tasks, int most) {
    int count = Math.min(most, tasks.size());
    for (int index = 0; index < count; index++) {
      running.add(workers.submit(() -> work(tasks), null));
    }
  }

  private static void work(Queue<Task> tasks) {
    for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /**
   * The order of the run: first what others wait for; then what an earlier run was cut at, or the
   * last streams might never be reached; then what waits for nobody, so that the pace is used from
   * the start; then the catalog's.
   */
  static List<ReadSync> ordered(List<ReadSync> reads, Optional<String> cutAt) {
    return reads.stream()
        .sorted(
            Comparator.comparing((ReadSync read) -> !read.bringsParents())
                .thenComparing(read -> !cutAt.map(read::serves).orElse(false))
                .thenComparing(read -> read.read().parentList().isPresent()))
        .toList();
  }
}
