package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: which command was called, and its exit code. */
public final class TapPaycor {

  private final Environment environment;
  private final CommandArguments arguments;

  /** By identity: a specification equals only itself. */
  private final Map<CommandSpec, Command> commands = new HashMap<>();

  TapPaycor(Environment environment, StopSignal stop) {
    this.environment = environment;
    Command main = new TapCommand(environment, stop);
    commands.put(main.spec(), main);
    for (Command command :
        List.of(
            new RunCommand(environment, stop),
            new SandboxCommand(environment, stop),
            new LoginCommand(environment, stop),
            new StateCommand(environment),
            new ChangesCommand(environment),
            new ConfigCommand(environment),
            new KeysetCommand(environment),
            new DoctorCommand(environment, stop),
            new TenantsCommand(environment, stop),
            new HelpCommand(environment, main.spec()))) {
      commands.put(command.spec(), command);
      main.spec().addSubcommand(command.spec().name(), command.spec());
    }
    arguments = new CommandArguments(main.spec());
  }

  /** The commands and their options. */
  CommandLine commandLine() {
    return arguments.commandLine();
  }

  /** Runs a command; every failure is reported on standard error and by the exit code. */
  ExitCode run(String... words) {
    try {
      return dispatch(arguments.parse(words));
    } catch (ParameterException invalid) {
      return usage(invalid, List.of(words));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      Logs.startIfSilent(environment);
      return Failures.of(failure);
    }
  }

  private ExitCode dispatch(ParseResult called) {
    CommandSpec spec = called.commandSpec();
    if (called.isUsageHelpRequested()) {
      TapCommand.print(environment, spec.commandLine().getUsageMessage());
      return ExitCode.COMPLETE;
    }
    if (called.isVersionHelpRequested()) {
      TapCommand.print(environment, "tap-paycor " + Version.current() + "\n");
      return ExitCode.COMPLETE;
    }
    Logs.checkLevel(environment.variables());
    return Objects.requireNonNull(commands.get(spec)).run(called);
  }

  private ExitCode usage(ParameterException invalid, List<String> words) {
    PrintWriter err = new PrintWriter(environment.err(), true, StandardCharsets.UTF_8);
    err.println("ERROR " + UsageErrors.of(invalid, words));
    CommandLine.UnmatchedArgumentException.printSuggestions(invalid, err);
    err.println("Try `tap-paycor --help`");
    err.flush();
    return ExitCode.USAGE;
  }
}
