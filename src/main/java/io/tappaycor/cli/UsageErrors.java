package io.tappaycor.cli;

import io.tappaycor.config.Settings;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line. Names options and never shows values, which picocli's own
 * messages do: a value may be a secret that was meant for the config.
 */
final class UsageErrors {

  /** Longer, or with other characters, it may be a secret that begins with a dash. */
  private static final Pattern OPTION =
      Pattern.compile("(--[a-z][a-z-]{0,29})(=.*)?", Pattern.DOTALL);

  private UsageErrors() {}

  /** One line about the first mistake. */
  static String of(ParameterException invalid, List<String> arguments) {
    if (invalid instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().get(0), arguments);
    }
    if (invalid instanceof OverwrittenOptionException twice) {
      return "The option " + name(twice.getOverwritten()) + " was given more than once";
    }
    if (invalid instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      ArgSpec argument = missing.getMissing().get(0);
      return "The option " + name(argument) + " needs a value: " + argument.paramLabel();
    }
    ArgSpec argument = invalid.getArgSpec();
    return argument == null
        ? "The arguments are wrong"
        : "The value of " + name(argument) + " is invalid: it needs to be " + type(argument);
  }

  private static String unmatched(String text, List<String> arguments) {
    Matcher option = OPTION.matcher(text);
    if (!option.matches()) {
      return "Argument %d is neither an option nor a command: write values after their options"
          .formatted(arguments.indexOf(text) + 1);
    }
    String name = option.group(1);
    String key = name.substring(2).replace('-', '_');
    return Settings.of(key).isPresent()
        ? "%s is not an option: %s is a setting. Put it into the config file".formatted(name, key)
        : "The option " + name + " does not exist";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? Option.name(option) : argument.paramLabel();
  }

  private static String type(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    if (type.equals(LocalDate.class)) {
      return "a day, such as 2026-01-31";
    }
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "))
        : argument.paramLabel();
  }
}
