package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.failure.TargetException;
import io.tappaycor.pipeline.Pipeline;
import io.tappaycor.pipeline.StateStore;
import io.tappaycor.pipeline.TargetCommand;
import io.tappaycor.pipeline.TargetEnd;
import io.tappaycor.state.SyncState;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a pipeline: the tap in this process, the target as its child. */
final class PipelineRun {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

  /** To write the last STATE, and to store the target's. */
  private static final Duration OWN_TIME = Duration.ofSeconds(5);

  private final Environment environment;
  private final StopSignal stop;
  private final Clock clock;
  private final StateStore store;
  private final RunReport report;
  private final AtomicBoolean endedEarly = new AtomicBoolean();
  private final AtomicReference<BusyException> lost = new AtomicReference<>();

  PipelineRun(
      Environment environment, StopSignal stop, Clock clock, StateStore store, RunReport report) {
    this.environment = environment;
    this.stop = stop;
    this.clock = clock;
    this.store = store;
    this.report = report;
  }

  ExitCode run(
      TapOptions options,
      RawSettings settings,
      Configuration configuration,
      TargetCommand command) {
    SyncState stored = store.read().orElseGet(SyncState::empty);
    SyncInputs inputs = SyncInputs.read(options, settings, given -> stored.copy());
    Duration grace = configuration.targetGrace();
    Pipeline pipeline =
        Pipeline.start(
            command,
            new Pipeline.Settings(grace, ReplicationKeys.all()),
            store,
            stored,
            environment.err());
    stop.extend(Pipeline.longest(grace).plus(OWN_TIME));
    stop.onRequest(pipeline::limit);
    store.onLoss(
        reason -> {
          lost.set(reason);
          pipeline.abandon();
          stop.cancel();
        });
    pipeline.onEarlyEnd(
        () -> {
          endedEarly.set(true);
          stop.cancel();
        });
    return report.around(
        () -> {
          ExitCode tap = feed(pipeline, options, configuration, inputs);
          return verdict(tap, pipeline.finish());
        });
  }

  /** Whatever ends the tap, the target gets its time, and its state is kept. */
  private ExitCode feed(
      Pipeline pipeline, TapOptions options, Configuration configuration, SyncInputs inputs) {
    try {
      return new SyncCommand(
              environment.writingTo(pipeline.input()), stop, clock, report, options.stateFile())
          .run(options, configuration, inputs);
    } catch (OutputClosedException early) {
      if (!early.isReaderGone()) {
        return Failures.of(early);
      }
      LOG.debug("The target reads no more", early);
      return Failures.before(early);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      return failure instanceof StoppedException && (endedEarly.get() || lost.get() != null)
          ? Failures.before(failure)
          : Failures.of(failure);
    }
  }

  private ExitCode verdict(ExitCode tap, TargetEnd end) {
    BusyException loss = lost.get();
    if (loss != null) {
      return Failures.of(loss);
    }
    end.failure().map(TargetException::getMessage).ifPresent(LOG::error);
    Optional<ExitCode> unsaved = end.unsaved().map(store::unsaved).map(Failures::of);
    if (!end.printedState()) {
      LOG.warn(
          "The target printed no STATE: the stored state is as it was, and the next run reads"
              + " the same again");
    }
    if (tap != ExitCode.COMPLETE) {
      return tap;
    }
    return unsaved.orElse(end.failure().isPresent() ? ExitCode.TARGET : ExitCode.COMPLETE);
  }
}
