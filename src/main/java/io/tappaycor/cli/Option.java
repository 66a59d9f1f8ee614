package io.tappaycor.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * An option of a command that knows the type of its value. It is read by reference, not by name.
 * Picocli's annotations would do the same by reflection, which takes longer than {@code
 * --discover}.
 */
final class Option<T> {

  private final OptionSpec spec;

  private Option(CommandSpec command, OptionSpec spec) {
    this.spec = spec;
    command.addOption(spec);
  }

  /** Declares an option without a value. */
  static Option<Boolean> flag(CommandSpec command, String description, String... names) {
    return new Option<>(command, builder(description, names).build());
  }

  /** Declares an option with a value. */
  static <T> Option<T> value(
      CommandSpec command, Class<T> type, String label, String description, String... names) {
    return new Option<>(command, builder(description, names).type(type).paramLabel(label).build());
  }

  /**
   * Declares an option whose value may be left out.
   *
   * @param implied the value if none is given
   */
  static <T> Option<T> optionalValue(
      CommandSpec command,
      Class<T> type,
      String label,
      String implied,
      String description,
      String... names) {
    return new Option<>(
        command,
        builder(description, names)
            .type(type)
            .arity("0..1")
            .fallbackValue(implied)
            .paramLabel(label)
            .build());
  }

  /** Declares an option that may be repeated. */
  static <T> Option<List<T>> list(
      CommandSpec command, Class<T> type, String label, String description, String... names) {
    return new Option<>(
        command,
        builder(description, names)
            .type(List.class)
            .auxiliaryTypes(type)
            .paramLabel(label)
            .build());
  }

  private static OptionSpec.Builder builder(String description, String... names) {
    return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
        .description(description);
  }

  /** Its name in messages. */
  String name() {
    return name(spec);
  }

  /** The first long name of an option, or the only one. */
  static String name(OptionSpec option) {
    return Arrays.stream(option.names())
        .filter(name -> name.startsWith("--"))
        .findFirst()
        .orElseGet(option::longestName);
  }

  /** Whether the option was given. */
  boolean isIn(ParseResult parsed) {
    return parsed.hasMatchedOption(spec);
  }

  /** The value that was given. */
  Optional<T> in(ParseResult parsed) {
    return isIn(parsed) ? Optional.of(spec.<T>getValue()) : Optional.empty();
  }
}
