package io.tappaycor.cli;

import io.tappaycor.catalog.Discovery;
import io.tappaycor.catalog.Selection;
import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Settings;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.json.Json;
import io.tappaycor.state.StateReader;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The main command: discovers, syncs, tests, plans, or prints what the tap is. */
final class TapCommand implements Command {

  private final Environment environment;
  private final StopSignal stop;
  private final CommandSpec spec = specification();
  private final ModeArguments modes = new ModeArguments(spec);
  private final TapArguments arguments = new TapArguments(spec);

  TapCommand(Environment environment, StopSignal stop) {
    this.environment = environment;
    this.stop = stop;
  }

  private static CommandSpec specification() {
    CommandSpec spec =
        Command.specification(
            "tap-paycor", "A Singer tap for Paycor: HR and payroll data as Singer messages.");
    spec.usageMessage()
        .footer(
            "",
            "Exit codes: 0 complete, 1 defect, 2 usage or config, 3 authentication,",
            "4 Paycor not read in full, 5 data that the schema cannot hold, 6 output closed,",
            "7 run: the target failed, 75 run: another run has the state.");
    return spec;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    modes.check(parsed, arguments);
    arguments.check(parsed);
    Optional<AboutFormat> about = modes.about(parsed);
    if (about.isPresent()) {
      print(environment, About.text(about.get()));
      return ExitCode.COMPLETE;
    }
    TapOptions options = arguments.read(parsed, modes.mode(parsed), modes.scope(parsed));
    options.state().ifPresent(StateLocation::requireFile);
    RawSettings settings = RawSettings.read(options.config(), environment.variables(), this::warn);
    if (options.mode() == Mode.DISCOVER) {
      return discover(settings.get(Settings.SCHEMA_DRIFT), options.patterns().selection(settings));
    }
    Logs.start(environment);
    return ConfiguredRun.run(
        options.sandbox(),
        settings,
        (configuration, clock) -> {
          RunReport report = RunReport.of(options, configuration, environment, stop);
          return report.around(
              () ->
                  new SyncCommand(environment, stop, clock, report, Optional.empty())
                      .run(
                          options,
                          configuration,
                          SyncInputs.read(options, settings, TapCommand::state)));
        });
  }

  private static SyncState state(TapOptions options) {
    return options
        .stateFile()
        .map(file -> StateReader.read(file, ReplicationKeys.all()))
        .orElseGet(SyncState::empty);
  }

  private ExitCode discover(DriftPolicy drift, Selection selection) {
    print(
        environment,
        Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                    Discovery.catalog(StreamTable.ALL, drift == DriftPolicy.KEEP, selection))
            + "\n");
    return ExitCode.COMPLETE;
  }

  /** Logging starts when there is something to log, because that takes as long as a short call. */
  private void warn(String message) {
    Logs.start(environment);
    LoggerFactory.getLogger(TapCommand.class).warn(message);
  }

  /** Writes to standard output. */
  static void print(Environment environment, String text) {
    try {
      environment.out().write(text.getBytes(StandardCharsets.UTF_8));
      environment.out().flush();
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }
}
