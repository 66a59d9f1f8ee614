package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code login}. Has no logger: every call creates all commands, and loading Logback takes long.
 */
final class LoginCommand implements Command {

  private final Environment environment;
  private final StopSignal stop;
  private final CommandSpec spec =
      Command.specification("login", "Gets the first tokens and fills the token store.");
  private final LoginArguments arguments = new LoginArguments(spec);

  LoginCommand(Environment environment, StopSignal stop) {
    this.environment = environment;
    this.stop = stop;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    Logs.start(environment);
    return new LoginRun(environment, stop).run(arguments.read(parsed));
  }
}
