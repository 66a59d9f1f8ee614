package io.tappaycor.cli;

import io.tappaycor.auth.rotation.RotatingTokens;
import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.change.ChangeStore;
import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.config.Configuration;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.TapException;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.singer.BatchFiles;
import io.tappaycor.singer.Message;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.RunLimits;
import io.tappaycor.sync.Sync;
import io.tappaycor.sync.output.ChangeCapture;
import io.tappaycor.sync.output.Formatting;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.report.Progress;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main job: wires a run by hand, runs it, and says how it went. */
final class SyncCommand {

  private static final Logger LOG = LoggerFactory.getLogger(SyncCommand.class);

  private final Environment environment;
  private final StopSignal stop;
  private final Clock clock;
  private final RunReport report;
  private final Optional<Path> beside;
  private final LongSupplier nanoTime = System::nanoTime;

  /**
   * The job of a run.
   *
   * @param beside the state file that the run keeps, if it keeps one
   */
  SyncCommand(
      Environment environment,
      StopSignal stop,
      Clock clock,
      RunReport report,
      Optional<Path> beside) {
    this.beside = beside;
    this.environment = environment;
    this.stop = stop;
    this.clock = clock;
    this.report = report;
  }

  ExitCode run(TapOptions options, Configuration configuration, SyncInputs inputs) {
    List<SelectedStream> streams = inputs.streams();
    SyncState state = inputs.state();
    Optional<BatchFiles> batches = batches(options, configuration);
    batches.ifPresent(BatchFiles::check);
    SingerWriter writer = new SingerWriter(output(options), batches);
    if (streams.isEmpty()) {
      LOG.warn("The catalog selects no stream: there is nothing to sync");
      leave(options.mode(), writer, state);
      return ExitCode.COMPLETE;
    }
    options.files().check();
    RequiredSettings.check(streams, configuration.reports());
    Optional<ChangeCapture> changes =
        ChangeCaptures.open(options, configuration, inputs, beside, clock, report.id());
    try {
      return run(options, configuration, inputs, changes, writer);
    } finally {
      changes.map(ChangeCapture::store).ifPresent(ChangeStore::close);
    }
  }

  private ExitCode run(
      TapOptions options,
      Configuration configuration,
      SyncInputs inputs,
      Optional<ChangeCapture> changes,
      SingerWriter writer) {
    try (Connection connection = new Connection(configuration, environment, clock, nanoTime);
        RotatingTokens tokens = connection.tokens()) {
      Thread runner = Thread.currentThread();
      stop.waitWhile(tokens::isSpending);
      stop.onRequest(
          () -> {
            runner.interrupt();
            tokens.stopWaiting();
            connection.cancelReads();
          });
      Sync.Dependencies dependencies =
          dependencies(configuration, connection, tokens, inputs, changes, writer);
      if (options.test() == TestScope.AUTH) {
        tokens.refresh();
      }
      ExitCode code =
          sync(
              options,
              configuration,
              dependencies,
              inputs.streams(),
              new RunReport.Counts(connection::calls, tokens::refreshes));
      if (options.mode() == Mode.TEST && !tokens.hasRefreshed()) {
        report.summary().printUncheckedCredentials();
      }
      return code;
    }
  }

  /** The records of a test are personal, and nobody asked a terminal to show them. */
  private OutputStream output(TapOptions options) {
    boolean hidden =
        options.mode() == Mode.TEST
            && environment.recordsOnTerminal()
            && options.test() != TestScope.RECORDS;
    if (hidden) {
      LOG.info("The records are not shown on a terminal: add =records to --test to see them");
    }
    return hidden ? OutputStream.nullOutputStream() : environment.out();
  }

  private Sync.Dependencies dependencies(
      Configuration configuration,
      Connection connection,
      RotatingTokens tokens,
      SyncInputs inputs,
      Optional<ChangeCapture> changes,
      SingerWriter writer) {
    return new Sync.Dependencies(
        connection.reader(tokens),
        connection.pool(),
        RunLimits.of(configuration.connection().maxConcurrency()),
        writer,
        inputs.state(),
        new Formatting(
            configuration.clockFields(),
            configuration.schemaDrift(),
            inputs.privacy().transforms(),
            delivery(configuration)),
        changes,
        progress(),
        clock,
        environment.sleeper(),
        nanoTime);
  }

  private static Formatting.Delivery delivery(Configuration configuration) {
    if (configuration.batches().isPresent()) {
      return Formatting.Delivery.FILES;
    }
    return configuration.activateVersion()
        ? Formatting.Delivery.VERSIONED_MESSAGES
        : Formatting.Delivery.MESSAGES;
  }

  /** A test shows its records. */
  private Optional<BatchFiles> batches(TapOptions options, Configuration configuration) {
    return configuration
        .batches()
        .filter(any -> options.mode() == Mode.SYNC)
        .map(to -> new BatchFiles(to.root(), to.prefix() + report.id() + "-", to.compressed()));
  }

  private ExitCode sync(
      TapOptions options,
      Configuration configuration,
      Sync.Dependencies dependencies,
      List<SelectedStream> selected,
      RunReport.Counts counts) {
    Set<LegalEntityId> known = dependencies.state().legalEntities();
    RunExtent reach = new RunExtent(options, configuration);
    Extent extent = extent(reach, options.mode(), dependencies);
    List<SelectedStream> streams = reach.among(selected, extent);
    if (streams.isEmpty()) {
      LOG.info("The shard {} has nothing to read: all is in other shards", options.shard());
    }
    Sync sync =
        new Sync(
            dependencies,
            extent,
            new Sync.Choices(options.resumption().finish(), configuration.allowPartialAccess()),
            streams);
    return switch (options.mode()) {
      case TEST -> test(sync);
      case PLAN -> plan(sync, configuration);
      case SYNC, DISCOVER -> {
        report.begin(sync.reports(), extent, dependencies.state(), counts);
        sync.run();
        yield reach.codeAfter(known, extent, reach.code(sync.reports(), extent));
      }
    };
  }

  private Progress progress() {
    if (environment.recordsOnTerminal()) {
      return new TerminalHint();
    }
    return environment.terminal()
        ? new ProgressBar(environment.err(), Terminal.of(environment.variables()), nanoTime)
        : new ProgressLines(nanoTime);
  }

  private ExitCode test(Sync sync) {
    sync.sample();
    report.summary().printSamples(sync.reports());
    return Failures.worst(sync.reports());
  }

  private ExitCode plan(Sync sync, Configuration configuration) {
    sync.forecast();
    PlanTable.print(
        sync.reports(), configuration.connection().requestsPerMinute(), environment.out());
    return Failures.worst(sync.reports());
  }

  private Extent extent(RunExtent reach, Mode mode, Sync.Dependencies dependencies) {
    try {
      return reach.from(dependencies.reader(), clock);
    } catch (TapException unknown) {
      leave(mode, dependencies.writer(), dependencies.state());
      throw unknown;
    }
  }

  /** A run that ends before its first stream leaves the state as it was, and says so. */
  private static void leave(Mode mode, SingerWriter writer, SyncState state) {
    if (mode == Mode.SYNC) {
      writer.write(new Message.State(state.toJson()));
    }
  }
}
