package io.tappaycor.cli;

import io.tappaycor.catalog.Discovery;
import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: which command was meant, and what it comes to. */
public final class TapPaycor {

  private final Surroundings around;
  private final StopSignal stop;

  TapPaycor(Surroundings around, StopSignal stop) {
    this.around = around;
    this.stop = stop;
  }

  /** Runs a command; whatever goes wrong is said on standard error and in the exit code. */
  ExitCode run(String... arguments) {
    CommandLine commandLine = commandLine();
    ParseResult parsed;
    try {
      parsed = commandLine.parseArgs(arguments);
    } catch (ParameterException wrong) {
      return usage(wrong);
    }
    try {
      return dispatch(parsed);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      Logs.start(around);
      return Failures.of(failure);
    }
  }

  private static CommandLine commandLine() {
    CommandSpec main = command("tap-paycor");
    main.usageMessage()
        .description("A Singer tap for Paycor: HR and payroll data as Singer messages.")
        .footer(
            "",
            "Exit codes: 0 complete, 1 defect, 2 usage or config, 3 authentication,",
            "4 Paycor not read in full, 5 data that the schema cannot hold, 6 output closed.");
    TapOptions.declare(main);
    CommandSpec sandbox = command("sandbox");
    sandbox
        .usageMessage()
        .description("Serves a simulated Paycor on 127.0.0.1 and prints a config for it.");
    SandboxOptions.declare(sandbox, true);
    CommandSpec login = command("login");
    login.usageMessage().description("Gets the first tokens and fills the token store.");
    LoginOptions.declare(login);
    main.addSubcommand("sandbox", sandbox);
    main.addSubcommand("login", login);
    return new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Picocli's own standard options are annotated: to read them takes longer than all the rest. */
  private static CommandSpec command(String name) {
    return CommandSpec.create()
        .name(name)
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  private ExitCode dispatch(ParseResult parsed) {
    ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (command.isUsageHelpRequested()) {
      print(command.commandSpec().commandLine().getUsageMessage());
      return ExitCode.COMPLETE;
    }
    if (command.isVersionHelpRequested()) {
      print("tap-paycor " + Version.current() + "\n");
      return ExitCode.COMPLETE;
    }
    if (command.commandSpec().name().equals("sandbox")) {
      Logs.start(around);
      return new SandboxCommand(around, stop).serve(SandboxOptions.from(command));
    }
    if (command.commandSpec().name().equals("login")) {
      Logs.start(around);
      return new LoginCommand(around, stop).run(LoginOptions.from(command));
    }
    if (parsed.hasMatchedOption("--about")) {
      print(About.text(parsed.matchedOptionValue("--format", AboutFormat.text)));
      return ExitCode.COMPLETE;
    }
    return tap(TapOptions.from(parsed));
  }

  private ExitCode tap(TapOptions options) {
    RawSettings settings = RawSettings.read(options.config(), around.environment(), this::warn);
    if (options.mode() == Mode.DISCOVER) {
      boolean keep = ConfigurationReader.schemaDrift(settings).equals("keep");
      print(
          Json.MAPPER
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(Discovery.catalog(StreamTable.ALL, keep))
              + "\n");
      return ExitCode.COMPLETE;
    }
    Logs.start(around);
    Optional<SandboxOptions> sandbox = options.sandbox();
    return sandbox.isPresent()
        ? new SandboxCommand(around, stop)
            .within(
                sandbox.get(),
                settings,
                configuration -> sync(options, configuration, clock(sandbox.get())))
        : sync(options, ConfigurationReader.read(settings, Version.current()), Clock.systemUTC());
  }

  /** The log is started when there is something to say: it takes as long as a short call. */
  private void warn(String message) {
    Logs.start(around);
    LoggerFactory.getLogger(TapPaycor.class).warn(message);
  }

  private ExitCode sync(TapOptions options, Configuration configuration, Clock clock) {
    return new SyncCommand(around, stop, clock).run(options, configuration);
  }

  /** A sandbox that takes another day for today needs a tap that does. */
  private static Clock clock(SandboxOptions sandbox) {
    return sandbox
        .asOf()
        .map(
            day ->
                Clock.fixed(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
        .orElseGet(Clock::systemUTC);
  }

  private ExitCode usage(ParameterException wrong) {
    PrintWriter err = new PrintWriter(around.err(), true, StandardCharsets.UTF_8);
    err.println(
        "ERROR "
            + String.valueOf(wrong.getMessage()).lines().findFirst().orElse("Wrong arguments"));
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try `tap-paycor --help`");
    err.flush();
    return ExitCode.USAGE;
  }

  private void print(String text) {
    try {
      around.out().write(text.getBytes(StandardCharsets.UTF_8));
      around.out().flush();
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }
}
