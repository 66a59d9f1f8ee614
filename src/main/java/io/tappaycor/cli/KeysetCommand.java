package io.tappaycor.cli;

import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code keyset}: makes the keyset that encrypts a token store in a database, and replaces its key.
 */
final class KeysetCommand implements Command {

  /** What can be done with a keyset. */
  enum Action {
    CREATE,
    ROTATE,
    REENCRYPT
  }

  private final Environment environment;
  private final CommandSpec spec =
      Command.specification(
          "keyset",
          "Makes the keyset that encrypts a token store in a database (create), adds a new key to"
              + " it (rotate), or encrypts the stored tokens with its newest key (reencrypt).");
  private final Option<String> output =
      Option.value(
          spec,
          String.class,
          "FILE",
          "create: the file to write, of mode 0600; without it, the keyset goes to standard output",
          "--output");
  private final Option<String> file =
      Option.value(spec, String.class, "FILE", "rotate: the file of the keyset", "--keyset-file");
  private final Option<List<String>> config = TapArguments.config(spec);
  private final PositionalParamSpec action =
      PositionalParamSpec.builder()
          .index("0")
          .type(Action.class)
          .paramLabel("create|rotate|reencrypt")
          .description("What to do")
          .build();

  KeysetCommand(Environment environment) {
    this.environment = environment;
    spec.addPositional(action);
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed) {
    Logs.start(environment);
    Keysets keysets = new Keysets(environment);
    switch (action.<Action>getValue()) {
      case CREATE -> keysets.create(path(output, parsed));
      case ROTATE ->
          keysets.rotate(
              path(file, parsed)
                  .orElseThrow(
                      () -> new UsageException("The command keyset rotate needs --keyset-file")));
      case REENCRYPT -> keysets.reencrypt(settings(parsed));
    }
    return ExitCode.COMPLETE;
  }

  private static Optional<Path> path(Option<String> option, ParseResult parsed) {
    return option.in(parsed).map(text -> PathArgument.of(option.name(), text));
  }

  private RawSettings settings(ParseResult parsed) {
    List<String> sources = TapArguments.files(config, parsed);
    if (sources.isEmpty()) {
      throw new UsageException("The command keyset reencrypt needs --config FILE or --config ENV");
    }
    return RawSettings.read(
        sources, environment.variables(), LoggerFactory.getLogger(KeysetCommand.class)::warn);
  }
}
