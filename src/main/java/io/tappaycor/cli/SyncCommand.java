package io.tappaycor.cli;

import io.tappaycor.auth.rotation.RotatingTokens;
import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.LegalEntities;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.failure.TapException;
import io.tappaycor.record.RecordTransform;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.singer.Message;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.StreamTable;
import io.tappaycor.sync.LegalEntityList;
import io.tappaycor.sync.RunLimits;
import io.tappaycor.sync.Sync;
import io.tappaycor.sync.output.Formatting;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.report.Progress;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main job: wires a run by hand, runs it, and says how it went. */
final class SyncCommand {

  private static final Logger LOG = LoggerFactory.getLogger(SyncCommand.class);

  private final Environment environment;
  private final StopSignal stop;
  private final Clock clock;
  private final boolean json;
  private final LongSupplier nanoTime = System::nanoTime;

  SyncCommand(Environment environment, StopSignal stop, Clock clock, boolean json) {
    this.environment = environment;
    this.stop = stop;
    this.clock = clock;
    this.json = json;
  }

  ExitCode run(TapOptions options, Configuration configuration) {
    Selector selector = new Selector(StreamTable.ALL, LOG::warn);
    List<SelectedStream> streams =
        options.catalog().map(selector::from).orElseGet(selector::defaults);
    SyncState state =
        options
            .state()
            .map(file -> StateReader.read(file, ReplicationKeys.all()))
            .orElseGet(SyncState::empty);
    options.resumption().forgotten().forEach(state::forget);
    SingerWriter writer = new SingerWriter(environment.out());
    if (streams.isEmpty()) {
      LOG.warn("The catalog selects no stream: there is nothing to sync");
      leave(options.mode(), writer, state);
      return ExitCode.COMPLETE;
    }
    options.files().check();
    RequiredSettings.check(streams, configuration.reports());
    try (Connection connection = new Connection(configuration, environment, clock, nanoTime);
        RotatingTokens tokens = connection.tokens()) {
      Thread runner = Thread.currentThread();
      stop.waitWhile(tokens::isSpending);
      stop.onRequest(
          () -> {
            runner.interrupt();
            connection.cancelReads();
          });
      Sync.Dependencies dependencies =
          dependencies(configuration, connection, tokens, state, writer);
      if (options.refreshes()) {
        tokens.refresh();
      }
      ExitCode code = sync(options, configuration, dependencies, streams, connection::calls);
      if (options.mode() == Mode.TEST && !tokens.hasRefreshed()) {
        summary().printUncheckedCredentials();
      }
      return code;
    }
  }

  private Sync.Dependencies dependencies(
      Configuration configuration,
      Connection connection,
      RotatingTokens tokens,
      SyncState state,
      SingerWriter writer) {
    return new Sync.Dependencies(
        connection.reader(tokens),
        connection.pool(),
        RunLimits.of(configuration.connection().maxConcurrency()),
        writer,
        state,
        new Formatting(
            configuration.clockZone(), configuration.schemaDrift(), RecordTransform.identity()),
        progress(),
        clock,
        environment.sleeper(),
        nanoTime);
  }

  private ExitCode sync(
      TapOptions options,
      Configuration configuration,
      Sync.Dependencies dependencies,
      List<SelectedStream> streams,
      Supplier<List<Integer>> calls) {
    Set<LegalEntityId> known = dependencies.state().legalEntities();
    Extent extent = extent(options.mode(), configuration, dependencies);
    Sync sync =
        new Sync(
            dependencies,
            extent,
            new Sync.Choices(options.resumption().finish(), configuration.allowPartialAccess()),
            streams);
    boolean all = !(configuration.legalEntities() instanceof LegalEntities.These);
    return switch (options.mode()) {
      case TEST -> test(sync);
      case PLAN -> plan(sync, configuration);
      case SYNC, DISCOVER -> {
        RunReport report =
            new RunReport(
                options.files(),
                summary(),
                configuration.connection().requestsPerMinute(),
                nanoTime);
        report.begin(streams.size(), extent, dependencies.state());
        Set<LegalEntityId> lost = all ? lost(known, extent) : Set.of();
        yield run(sync, report, dependencies.state(), calls, lost);
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

  /** As wide as the terminal; in JSON logs, its lines are log lines. */
  private Summary summary() {
    int columns =
        environment.terminal() ? Terminal.of(environment.variables()).columns() : Terminal.COLUMNS;
    return new Summary(columns, json ? line -> LOG.info("{}", line) : environment.err()::println);
  }

  private static ExitCode run(
      Sync sync,
      RunReport report,
      SyncState state,
      Supplier<List<Integer>> calls,
      Set<LegalEntityId> lost) {
    try {
      sync.run();
    } catch (OutputClosedException quiet) {
      throw quiet;
    } catch (RuntimeException cut) {
      report.end(sync.reports(), state, calls.get(), RunReport.exitCode(cut));
      throw cut;
    }
    ExitCode code = Failures.ofLost(lost, Failures.of(sync.reports()));
    report.end(sync.reports(), state, calls.get(), code.number());
    return code;
  }

  /** What was read before, and the login lists no longer. */
  private static Set<LegalEntityId> lost(Set<LegalEntityId> known, Extent extent) {
    Set<LegalEntityId> lost = new TreeSet<>(known);
    lost.removeAll(extent.entities());
    return lost;
  }

  private ExitCode test(Sync sync) {
    sync.sample();
    summary().printSamples(sync.reports());
    return Failures.worst(sync.reports());
  }

  private ExitCode plan(Sync sync, Configuration configuration) {
    sync.forecast();
    PlanTable.print(
        sync.reports(), configuration.connection().requestsPerMinute(), environment.out());
    return Failures.worst(sync.reports());
  }

  private Extent extent(Mode mode, Configuration configuration, Sync.Dependencies dependencies) {
    return new Extent(
        configuration.legalEntities() instanceof LegalEntities.These these
            ? these.ids()
            : readable(mode, dependencies),
        configuration.startDate(),
        configuration.lookbackDays(),
        configuration.skipEndedDays(),
        configuration.reports(),
        clock.instant());
  }

  private static List<LegalEntityId> readable(Mode mode, Sync.Dependencies dependencies) {
    try {
      return LegalEntityList.read(dependencies.reader());
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
