package io.tappaycor.cli;

import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.cli.TapOptions.Patterns;
import io.tappaycor.cli.TapOptions.Resumption;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.SyncState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code doctor}: checks everything between the config and the first record, and shows none. */
final class DoctorCommand implements Command {

  private final Environment environment;
  private final StopSignal stop;
  private final CommandSpec spec =
      Command.specification(
          "doctor",
          "Checks proxy, DNS, TLS, token store, tokens, legal entities and permissions, one after"
              + " the other. Never prints a record.");
  private final Option<List<String>> config = TapArguments.config(spec);
  private final Option<String> catalog =
      Option.value(
          spec,
          String.class,
          "CATALOG",
          "The streams whose permissions are checked",
          "--catalog",
          "--properties");
  private final Option<Boolean> auth =
      Option.flag(
          spec, "Get new tokens, which checks the client secret and the refresh token", "--auth");
  private final Option<Boolean> sandbox =
      Option.flag(spec, "Check an embedded simulated Paycor: no config, no network", "--sandbox");
  private final SandboxArguments sandboxArguments = new SandboxArguments(spec, "With --sandbox: ");

  DoctorCommand(Environment environment, StopSignal stop) {
    this.environment = environment;
    this.stop = stop;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    List<String> sources = TapArguments.files(config, parsed);
    if (sources.isEmpty() && !sandbox.isIn(parsed)) {
      throw new UsageException("The command doctor needs --config FILE or --config ENV");
    }
    RawSettings settings = RawSettings.read(sources, environment.variables(), this::warn);
    Logs.start(environment);
    TapOptions options = options(sources, parsed);
    return ConfiguredRun.run(
        options.sandbox(),
        settings,
        (configuration, clock) ->
            new Doctor(environment, stop, clock, configuration)
                .run(options, SyncInputs.read(options, settings, any -> SyncState.empty())));
  }

  private TapOptions options(List<String> sources, ParseResult parsed) {
    Optional<Path> file = catalog.in(parsed).map(text -> PathArgument.of(catalog.name(), text));
    return new TapOptions(
        sources,
        Mode.TEST,
        auth.isIn(parsed) ? TestScope.AUTH : TestScope.STREAMS,
        file,
        Optional.empty(),
        Shard.WHOLE,
        new Patterns(List.of(), List.of()),
        new Resumption(false, List.of(), List.of(), List.of(), Optional.empty()),
        OutputFiles.NONE,
        sandbox.isIn(parsed) ? Optional.of(sandboxArguments.read(parsed)) : Optional.empty());
  }

  private void warn(String message) {
    Logs.start(environment);
    LoggerFactory.getLogger(DoctorCommand.class).warn(message);
  }
}
