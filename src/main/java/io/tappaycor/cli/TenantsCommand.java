package io.tappaycor.cli;

import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.cli.TapOptions.Patterns;
import io.tappaycor.cli.TapOptions.Resumption;
import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.TapException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.scope.Shard;
import io.tappaycor.state.SyncState;
import io.tappaycor.tenant.Tenant;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code tenants check}: what {@code doctor} says of each tenant, as one table. */
final class TenantsCommand implements Command {

  private static final int AT_ONCE = 4;
  private static final String FAILED = "FAILED: ";

  /** What can be done with tenants. */
  enum Action {
    CHECK
  }

  private final Environment environment;
  private final StopSignal stop;
  private final CommandSpec spec =
      Command.specification(
          "tenants",
          "Checks network, tokens and permissions of each tenant, as doctor does, and prints one"
              + " table. Never prints a record.");
  private final Option<String> tenants =
      Option.value(
          spec, String.class, TenantArguments.PLACES, TenantArguments.DESCRIPTION, "--tenants");
  private final Option<Integer> atOnce =
      Option.value(
          spec, Integer.class, "N", "Check so many at once (" + AT_ONCE + ")", "--at-once");
  private final Option<List<String>> config = TapArguments.config(spec);
  private final PositionalParamSpec action =
      PositionalParamSpec.builder()
          .index("0")
          .type(Action.class)
          .paramLabel("check")
          .description("What to do")
          .build();

  TenantsCommand(Environment environment, StopSignal stop) {
    this.environment = environment;
    this.stop = stop;
    spec.addPositional(action);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    List<String> sources = TapArguments.files(config, parsed);
    List<Tenant> all =
        tenants
            .in(parsed)
            .map(text -> TenantArguments.read(tenants.name(), text, () -> access(sources)))
            .orElseThrow(
                () ->
                    new UsageException(
                        "The command tenants needs --tenants " + TenantArguments.PLACES));
    int count = atOnce.in(parsed).orElse(AT_ONCE);
    if (count < 1) {
      throw new UsageException("The option --at-once needs a number from 1 on");
    }
    RawSettings common = RawSettings.read(sources, environment.variables(), this::warn);
    Logs.start(environment);
    return print(checked(all, count, common));
  }

  /** A database may be waited for. */
  private StateAccess access(List<String> sources) {
    Logs.start(environment);
    return StateAccess.of(sources, environment, this::warn);
  }

  /** What came of a check. */
  private record Found(Tenant tenant, ExitCode code, String problem) {}

  private List<Found> checked(List<Tenant> all, int count, RawSettings common) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(count, all.size()));
    try {
      List<Future<Found>> coming = new ArrayList<>();
      all.forEach(tenant -> coming.add(pool.submit(() -> check(tenant, common))));
      List<Found> found = new ArrayList<>();
      for (Future<Found> one : coming) {
        found.add(one.get());
      }
      return found;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException defect) {
      throw new IllegalStateException(defect.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Found check(Tenant tenant, RawSettings common) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      RawSettings settings =
          TenantArguments.settings(common, tenant, environment.variables(), this::warn);
      TapOptions options = options(tenant);
      ExitCode code =
          new Doctor(
                  environment.writingTo(said),
                  stop,
                  Clock.systemUTC(),
                  ConfigurationReader.read(settings, Version.current()))
              .run(options, SyncInputs.read(options, settings, any -> SyncState.empty()));
      return new Found(tenant, code, problem(said.toString(StandardCharsets.UTF_8)));
    } catch (TapException failed) {
      return new Found(tenant, failed.exitCode(), String.valueOf(failed.getMessage()));
    }
  }

  private static TapOptions options(Tenant tenant) {
    return new TapOptions(
        List.of(),
        Mode.TEST,
        TestScope.STREAMS,
        tenant.catalog(),
        Optional.empty(),
        Shard.WHOLE,
        new Patterns(List.of(), List.of()),
        new Resumption(false, List.of(), List.of(), List.of(), Optional.empty()),
        OutputFiles.NONE,
        Optional.empty());
  }

  /** The check that failed, with its reason; of several streams, that some failed. */
  private static String problem(String said) {
    return said.lines()
        .filter(line -> line.contains(FAILED))
        .findFirst()
        .map(line -> line.replaceAll("\\s+" + FAILED, ": "))
        .orElse("some streams failed: run `tap-paycor doctor` with its config");
  }

  private ExitCode print(List<Found> found) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("tenant", "result", "problem"));
    for (Found each : found) {
      boolean sound = each.code() == ExitCode.COMPLETE;
      rows.add(
          List.of(
              each.tenant().name(),
              sound ? "ok" : "exit code " + each.code().number(),
              sound ? "" : each.problem()));
    }
    TapCommand.print(environment, String.join("\n", Table.plain(rows)) + "\n");
    return found.stream()
        .map(Found::code)
        .filter(code -> code != ExitCode.COMPLETE)
        .findFirst()
        .orElse(ExitCode.COMPLETE);
  }

  private void warn(String message) {
    Logs.start(environment);
    LoggerFactory.getLogger(TenantsCommand.class).warn(message);
  }
}
