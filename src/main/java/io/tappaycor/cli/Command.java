package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command with its options. */
interface Command {

  /** Its name, options and help. */
  CommandSpec spec();

  /** Runs it with the options that were given. */
  ExitCode run(ParseResult parsed);

  /**
   * A specification with {@code --help} and {@code --version}. Picocli's own standard options are
   * annotated: to read them takes longer than all the rest.
   */
  static CommandSpec specification(String name, String description) {
    CommandSpec spec =
        CommandSpec.create()
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
    spec.usageMessage().description(description);
    return spec;
  }
}
