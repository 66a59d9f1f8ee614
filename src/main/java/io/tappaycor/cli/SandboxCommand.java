package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sandbox}: serves the simulated Paycor on its own. */
final class SandboxCommand implements Command {

  private static final int MAX_PORT = 65_535;
  private static final int MAX_TENANTS = 5_000;

  private final Environment environment;
  private final StopSignal stop;
  private final CommandSpec spec =
      Command.specification(
          "sandbox", "Serves a simulated Paycor on 127.0.0.1 and prints a config for it.");
  private final Option<Integer> port =
      Option.value(
          spec, Integer.class, "N", "TCP port on 127.0.0.1 (default: any free one)", "--port");
  private final Option<Integer> tenants =
      Option.value(
          spec,
          Integer.class,
          "N",
          "serve so many customers, each with keys and tokens of its own, and print a file of tenants",
          "--tenants");
  private final SandboxArguments arguments = new SandboxArguments(spec, "");

  SandboxCommand(Environment environment, StopSignal stop) {
    this.environment = environment;
    this.stop = stop;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  /** Serves until a signal comes; the config that it prints is ready to use. */
  @Override
  public ExitCode run(ParseResult parsed) {
    Logs.start(environment);
    SandboxOptions options = options(parsed);
    CountDownLatch stopped = new CountDownLatch(1);
    stop.onRequest(stopped::countDown);
    int customers = tenants.in(parsed).orElse(0);
    if (customers < 0 || customers > MAX_TENANTS) {
      throw new UsageException(
          "The sandbox cannot be like that: --tenants must be from 1 to " + MAX_TENANTS);
    }
    try (Sandbox sandbox = SandboxRun.start(options, customers)) {
      String config =
          Json.MAPPER
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(customers > 0 ? sandbox.tenants() : sandbox.config());
      environment.out().write((config + "\n").getBytes(StandardCharsets.UTF_8));
      environment.out().flush();
      // Not a constant: every call creates all commands, and loading Logback takes long.
      LoggerFactory.getLogger(SandboxCommand.class)
          .info("Serving a simulated Paycor on {}: stop it with Ctrl-C", sandbox.baseUrl());
      stopped.await();
      return ExitCode.COMPLETE;
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return ExitCode.COMPLETE;
    }
  }

  private SandboxOptions options(ParseResult parsed) {
    SandboxOptions options = arguments.read(parsed);
    int given = port.in(parsed).orElse(0);
    if (given < 0 || given > MAX_PORT) {
      throw new UsageException(
          "The sandbox cannot be like that: --port must be from 0 to " + MAX_PORT);
    }
    return new SandboxOptions(
        options.companies(), options.server().withPort(given), options.asOf());
  }
}
