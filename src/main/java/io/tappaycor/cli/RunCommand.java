package io.tappaycor.cli;

import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import io.tappaycor.pipeline.StateStore;
import io.tappaycor.pipeline.TargetCommand;
import io.tappaycor.scope.Shard;
import io.tappaycor.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code run}: a sync into a target, and the state that the target confirms. Has no logger: every
 * call creates all commands, and loading Logback takes long.
 */
final class RunCommand implements Command {

  private static final String SEPARATOR = "--";
  private static final String FORM =
      "tap-paycor run --config config.json --state state.json -- TARGET [ARGUMENT...]";

  private final Environment environment;
  private final StopSignal stop;
  private final CommandSpec spec =
      Command.specification(
          "run",
          "Syncs into a target: starts it, feeds it, and keeps the newest STATE that it prints in"
              + " the state file, or in a database. Everything after -- is the target's command.");
  private final TapArguments arguments = new TapArguments(spec);
  private final TenantArguments tenants = new TenantArguments(spec);
  private final ShardArgument shards = new ShardArgument(spec);

  RunCommand(Environment environment, StopSignal stop) {
    this.environment = environment;
    this.stop = stop;
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("-- TARGET [ARGUMENT...]")
            .hideParamSyntax(true)
            .description("The target, such as target-jsonl --config target.json")
            .build());
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  /** What is to be done. */
  private record Job(
      TapOptions options, StateLocation state, RawSettings settings, TargetCommand target) {}

  @Override
  public ExitCode run(ParseResult parsed) {
    arguments.check(parsed);
    Optional<Tenant> tenant =
        tenants.in(parsed, environment.variables(), () -> access(arguments.config(parsed)));
    Shard shard = shards.in(parsed, environment.variables(), arguments.state(parsed));
    if (tenants.isAuto(parsed) && shards.isAuto(parsed)) {
      throw new UsageException(
          "--tenant auto and --shard auto/N would take the same index: submit one array for each tenant that has shards, and name it");
    }
    return run(job(parsed, tenant, shard));
  }

  private Job job(ParseResult parsed, Optional<Tenant> tenant, Shard shard) {
    UnaryOperator<String> shardNames = shards.names(parsed, shard);
    UnaryOperator<String> names =
        text -> shardNames.apply(tenant.map(one -> one.in(text)).orElse(text));
    List<String> words = target(parsed, tenant).stream().map(names).toList();
    TapOptions given = arguments.read(parsed, Mode.SYNC, TestScope.STREAMS, names).with(shard);
    TapOptions options = tenant.map(one -> TenantArguments.options(given, one)).orElse(given);
    StateLocation state =
        options
            .state()
            .orElseThrow(
                () -> new UsageException("The command run needs --state STATE: write " + FORM));
    RawSettings common = RawSettings.read(options.config(), environment.variables(), this::warn);
    RawSettings settings =
        tenant
            .map(one -> TenantArguments.settings(common, one, environment.variables(), this::warn))
            .orElse(common);
    return new Job(options, state, settings, TargetCommand.of(words, environment.variables()));
  }

  private ExitCode run(Job job) {
    Logs.start(environment);
    TapOptions options = job.options();
    return ConfiguredRun.run(
        options.sandbox(),
        job.settings(),
        (configuration, clock) -> {
          job.state().check(configuration, options.shard());
          ShardArgument.check(options, configuration, job.settings());
          RunReport report = RunReport.of(options, configuration, environment, stop);
          StateAccess access = StateAccess.of(configuration, environment);
          try (StateStore store = job.state().open(access, options.shard(), "run " + report.id())) {
            return new PipelineRun(environment, stop, clock, store, report)
                .run(options, job.settings(), configuration, job.target());
          }
        });
  }

  /** A database may be waited for. */
  private StateAccess access(List<String> sources) {
    Logs.start(environment);
    return StateAccess.of(sources, environment, unknown -> {});
  }

  /** The words after the separator. Without one, the target's options would count as the tap's. */
  private static List<String> target(ParseResult parsed, Optional<Tenant> tenant) {
    List<String> words = parsed.originalArgs();
    int separator = words.indexOf(SEPARATOR);
    List<String> own = tenant.map(Tenant::target).orElse(List.of());
    if (!own.isEmpty() && separator < 0) {
      return own;
    }
    List<String> target = separator < 0 ? List.of() : words.subList(separator + 1, words.size());
    if (target.isEmpty()) {
      throw new UsageException("The command run needs a target after --: write " + FORM);
    }
    List<String> loose = parsed.matchedPositionalValue(0, List.of());
    if (loose.size() > target.size()) {
      throw new UsageException(
          "The command run has words before -- that are not options: write " + FORM);
    }
    return own.isEmpty() ? List.copyOf(target) : own;
  }

  private void warn(String message) {
    Logs.start(environment);
    LoggerFactory.getLogger(RunCommand.class).warn(message);
  }
}
