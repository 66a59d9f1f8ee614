package io.tappaycor.pipeline;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what the run waits for, and ends a target that has had its time. Without a signal, a target
 * that reads has all the time that it wants: loading into a warehouse takes long.
 */
final class TargetWatch {

  private static final Logger LOG = LoggerFactory.getLogger(TargetWatch.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final long TERM_SECONDS = 5;

  private final TargetProcess target;
  private final Duration grace;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(TargetWatch::daemon);
  private volatile boolean finishing;
  private boolean limited;
  private volatile boolean terminated;
  private long minutes;

  TargetWatch(TargetProcess target, Duration grace) {
    this.target = target;
    this.grace = grace;
    var unused =
        timer.scheduleAtFixedRate(
            this::report, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tap-paycor-target-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** How long the target may live after {@link #limit}, at most. */
  static Duration longest(Duration grace) {
    return grace.plusSeconds(TERM_SECONDS);
  }

  /** From now on, only the target has work to do. */
  void finishing() {
    finishing = true;
  }

  /** The target has to end within its time: a signal has come, or it has stopped reading. */
  synchronized void limit() {
    if (!limited) {
      limited = true;
      after(grace.toMillis(), this::terminate);
    }
  }

  /** Whether the target did not end in time. */
  boolean hasTerminated() {
    return terminated;
  }

  void close() {
    timer.shutdownNow();
  }

  private void terminate() {
    if (!terminated && target.isAlive()) {
      LOG.warn("The target has not finished: stopping it");
    }
    if (!terminated) {
      terminated = true;
      target.terminate();
      after(TimeUnit.SECONDS.toMillis(TERM_SECONDS), target::kill);
    }
  }

  private void after(long millis, Runnable action) {
    try {
      var unused = timer.schedule(action, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException over) {
      LOG.debug("The target has ended already");
    }
  }

  private void report() {
    if (finishing) {
      minutes++;
      LOG.info("Waiting for the target to finish: {} min since its input ended", minutes);
    } else if (target.input().hasWaited(INTERVAL.toNanos())) {
      LOG.info("Waiting for the target: it has read nothing for more than a minute");
    }
  }
}
