package io.tappaycor.cli;

import io.tappaycor.failure.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Parses command lines. Options before a subcommand count as if they followed it. */
final class CommandArguments {

  private final CommandLine commandLine;

  /** Parses for a command and its subcommands. */
  CommandArguments(CommandSpec main) {
    // Picocli would replace @file by the words of that file, and show them in its messages.
    commandLine =
        new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true).setExpandAtFiles(false);
  }

  /** The commands and their options. */
  CommandLine commandLine() {
    return commandLine;
  }

  /**
   * The options of the command that was called.
   *
   * @throws CommandLine.ParameterException if they are wrong
   * @throws UsageException if an option before the subcommand is not one of the subcommand's
   */
  ParseResult parse(String... arguments) {
    ParseResult main = commandLine.parseArgs(arguments);
    if (!main.hasSubcommand()) {
      return main;
    }
    ParseResult called = main.subcommand();
    return main.matchedOptionsSet().isEmpty()
        ? called
        : commandLine.parseArgs(moved(main, called)).subcommand();
  }

  private static String[] moved(ParseResult main, ParseResult called) {
    CommandSpec subcommand = called.commandSpec();
    List<String> words = new ArrayList<>(List.of(subcommand.name()));
    for (OptionSpec option : main.matchedOptionsSet()) {
      if (subcommand.findOption(option.longestName()) == null) {
        throw new UsageException(
            "The command %s has no option %s".formatted(subcommand.name(), Option.name(option)));
      }
      words.addAll(words(option));
    }
    called.matchedOptionsSet().forEach(option -> words.addAll(words(option)));
    words.addAll(positionals(called));
    return words.toArray(String[]::new);
  }

  /** After {@code --} if that was given: what follows it may look like options. */
  private static List<String> positionals(ParseResult called) {
    List<String> words = new ArrayList<>();
    if (called.originalArgs().contains("--")) {
      words.add("--");
    }
    new LinkedHashSet<>(called.matchedPositionals())
        .forEach(each -> words.addAll(each.originalStringValues()));
    return words;
  }

  private static List<String> words(OptionSpec option) {
    if (option.arity().max() == 0) {
      return List.of(option.longestName());
    }
    return option.originalStringValues().stream()
        .flatMap(value -> List.of(option.longestName(), value).stream())
        .toList();
  }
}
