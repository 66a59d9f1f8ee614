package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.NearestName;
import io.tappaycor.failure.UsageException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code help}: what a command does. */
final class HelpCommand implements Command {

  private final Environment environment;
  private final CommandSpec main;
  private final CommandSpec spec =
      Command.specification("help", "Shows the help of the tap, or of one of its commands.");
  private final PositionalParamSpec command =
      PositionalParamSpec.builder()
          .index("0")
          .arity("0..1")
          .type(String.class)
          .paramLabel("COMMAND")
          .description("Such as run")
          .build();

  /**
   * The command.
   *
   * @param main the command that has all others
   */
  HelpCommand(Environment environment, CommandSpec main) {
    this.environment = environment;
    this.main = main;
    spec.addPositional(command);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    CommandLine shown = main.commandLine();
    if (parsed.hasMatchedPositional(command)) {
      String name = command.<String>getValue();
      shown = main.subcommands().get(name);
      if (shown == null) {
        List<String> names = List.copyOf(main.subcommands().keySet());
        throw new UsageException(
            "There is no such command%s"
                .formatted(
                    NearestName.of(name, names)
                        .map(near -> ": did you mean " + near + "?")
                        .orElse("")));
      }
    }
    TapCommand.print(environment, shown.getUsageMessage());
    return ExitCode.COMPLETE;
  }
}
