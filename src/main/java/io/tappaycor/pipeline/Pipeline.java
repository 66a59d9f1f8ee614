package io.tappaycor.pipeline;

import io.tappaycor.state.SyncState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A target that runs: what the tap writes goes in, and the states that it confirms are kept. */
public final class Pipeline {

  private final TargetProcess target;
  private final TargetWatch watch;
  private final StateKeeper keeper;
  private final TargetOutput output;
  private volatile boolean finishing;

  private Pipeline(
      TargetProcess target,
      Settings settings,
      StateStore store,
      SyncState stored,
      PrintStream err) {
    this.target = target;
    this.watch = new TargetWatch(target, settings.grace());
    this.keeper = new StateKeeper(store, stored);
    this.output = new TargetOutput(target.output(), err, keeper, settings.replicationKeys());
  }

  /**
   * What a pipeline is told.
   *
   * @param grace how long the target may take to finish after a signal
   * @param replicationKeys by stream, to read states
   */
  public record Settings(Duration grace, Map<String, String> replicationKeys) {

    /** Copies. */
    public Settings {
      replicationKeys = Map.copyOf(replicationKeys);
    }
  }

  /**
   * Starts the target.
   *
   * @param stored what the store holds now
   * @param err takes what the target prints beside states
   * @throws io.tappaycor.failure.UsageException if it cannot be started
   */
  public static Pipeline start(
      TargetCommand command,
      Settings settings,
      StateStore store,
      SyncState stored,
      PrintStream err) {
    return new Pipeline(TargetProcess.start(command), settings, store, stored, err);
  }

  /** How long the target may live after a signal, at most. */
  public static Duration longest(Duration grace) {
    return TargetWatch.longest(grace);
  }

  /** Runs an action if the target ends before its input does. */
  public void onEarlyEnd(Runnable action) {
    target.onExit(
        () -> {
          if (!finishing) {
            action.run();
          }
        });
  }

  /** The target's standard input. */
  public OutputStream input() {
    return target.input();
  }

  /** A signal has come: the target has to finish within its time. */
  public void limit() {
    watch.limit();
  }

  /**
   * The state is another run's now: kills the target, whose rows must not come after those of that
   * run, and stores nothing more.
   */
  public void abandon() {
    target.kill();
    keeper.discard();
  }

  /** Ends the input, waits until the target has finished, and stores its last state. */
  public TargetEnd finish() {
    finishing = true;
    boolean gone = !target.isAlive();
    endInput();
    boolean early = gone || target.input().isRefused();
    if (early) {
      watch.limit();
    }
    int exitCode = target.exitCode();
    watch.close();
    if (watch.hasTerminated()) {
      target.kill();
    }
    output.awaitEnd();
    Optional<IOException> unsaved = keeper.close();
    return new TargetEnd(exitCode, early, keeper.hasReceived(), unsaved);
  }

  private void endInput() {
    watch.finishing();
    try {
      target.input().close();
    } catch (IOException closedByTarget) {
      // It is noted as refused.
    }
  }
}
