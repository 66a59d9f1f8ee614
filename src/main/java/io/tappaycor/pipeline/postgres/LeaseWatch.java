package io.tappaycor.pipeline.postgres;

import io.tappaycor.failure.BusyException;
import io.tappaycor.postgres.PostgresProblems;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the lease every few seconds, and gives it up when a newer attempt runs, or when nobody has
 * been able to say for too long. Time is counted apart from the checks, because one may hang, and
 * in steps, because a process that was suspended should check first.
 */
final class LeaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);

  private static final long END_SECONDS = 5;

  private final Lease lease;
  private final String pipeline;
  private final Times times;
  private final Consumer<BusyException> loss;
  private final AtomicInteger doubtfulSteps = new AtomicInteger();
  private final ScheduledExecutorService checks = daemon("tap-paycor-lease");
  private final ScheduledExecutorService steps = daemon("tap-paycor-lease-time");

  /** Whether the user knows that the database is away; for the checks only. */
  private boolean told;

  /**
   * How often, and how long.
   *
   * @param interval between checks, and between the steps in which time is counted
   * @param patience without the lease
   */
  record Times(Duration interval, Duration patience) {}

  /** Starts watching. */
  LeaseWatch(Lease lease, String pipeline, Times times, Consumer<BusyException> loss) {
    this.lease = lease;
    this.pipeline = pipeline;
    this.times = times;
    this.loss = loss;
    long millis = times.interval().toMillis();
    var unusedChecks =
        checks.scheduleWithFixedDelay(this::check, millis, millis, TimeUnit.MILLISECONDS);
    var unusedSteps =
        steps.scheduleWithFixedDelay(this::step, millis, millis, TimeUnit.MILLISECONDS);
  }

  private static ScheduledExecutorService daemon(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** The database has just said that this attempt is the newest. */
  void proven() {
    doubtfulSteps.set(0);
  }

  private void check() {
    try {
      switch (lease.check()) {
        case HELD -> {
          told = false;
          proven();
        }
        case SUPERSEDED -> loss.accept(superseded(pipeline));
        case WANTED -> LOG.debug("Another session has the lock of the lease");
      }
    } catch (SQLException away) {
      tell(away);
    } catch (RuntimeException refused) {
      LOG.debug("The lease cannot be checked", refused);
    }
  }

  private void tell(SQLException away) {
    if (!told) {
      told = true;
      LOG.warn(
          "The database with the state of the pipeline {} cannot be asked now ({}): trying for {} s",
          pipeline,
          PostgresProblems.reason(away),
          times.patience().toSeconds());
    }
    LOG.debug("The lease cannot be checked now", away);
  }

  private void step() {
    Duration doubtful = times.interval().multipliedBy(doubtfulSteps.incrementAndGet());
    if (doubtful.compareTo(times.patience()) > 0) {
      loss.accept(
          new BusyException(
              "The database with the state of the pipeline %s was not to be had for %d s, and another attempt may run by now: this one has stopped its target. Run again when the database is back"
                  .formatted(pipeline, times.patience().toSeconds())));
    }
  }

  /** What to say of a newer attempt. */
  static BusyException superseded(String pipeline) {
    return new BusyException(
        "A newer attempt of the pipeline %s runs: this one has stopped its target, and stores no state any more"
            .formatted(pipeline));
  }

  /** Stops watching; a check that goes on is waited for, but not long. */
  @Override
  public void close() {
    steps.shutdownNow();
    checks.shutdown();
    awaitEnd(checks);
  }

  private static void awaitEnd(ExecutorService service) {
    try {
      if (!service.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        service.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      service.shutdownNow();
    }
  }
}
