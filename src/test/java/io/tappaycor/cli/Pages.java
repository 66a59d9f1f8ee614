package io.tappaycor.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a package brings along beside the program: man pages and completion, from its options. */
public final class Pages {

  private static final String NAME = "tap-paycor";

  private Pages() {}

  private static CommandLine commandLine() {
    Environment nothing =
        new Environment(
            Map.of(),
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            "/",
            false,
            false,
            any -> {});
    return new TapPaycor(nothing, new StopSignal()).commandLine();
  }

  /** Parses the words of a command as the tap does; throws if it does not take them. */
  public static void parse(List<String> words) {
    commandLine().parseArgs(words.toArray(String[]::new));
  }

  /** The completion for bash. */
  public static String completion() {
    return AutoComplete.bash(NAME, commandLine()).replaceAll("(?m)^# on .*\n|(?m)[ \t]+$", "");
  }

  /** Man pages by file name, in the macros of {@code man(7)}. */
  public static Map<String, String> manual() {
    Map<String, String> pages = new TreeMap<>();
    CommandLine main = commandLine();
    pages.put(NAME + ".1", page(NAME, main.getCommandSpec()));
    main.getSubcommands()
        .forEach(
            (name, command) ->
                pages.put(
                    NAME + "-" + name + ".1", page(NAME + "-" + name, command.getCommandSpec())));
    return pages;
  }

  private static String page(String title, CommandSpec spec) {
    StringBuilder page = new StringBuilder();
    String what = String.join(" ", spec.usageMessage().description());
    page.append(".TH %s 1\n.SH NAME\n".formatted(title.toUpperCase(Locale.ROOT)));
    page.append("%s \\- %s\n".formatted(escaped(title), escaped(what)));
    page.append(".SH SYNOPSIS\n.nf\n%s\n.fi\n".formatted(escaped(synopsis(spec))));
    page.append(".SH OPTIONS\n");
    for (OptionSpec option : spec.options()) {
      page.append(".TP\n\\fB%s\\fR\n".formatted(escaped(names(option))));
      page.append(escaped(String.join(" ", option.description()))).append('\n');
    }
    if (!spec.subcommands().isEmpty()) {
      page.append(".SH COMMANDS\n");
      spec.subcommands()
          .forEach(
              (name, command) ->
                  page.append(
                      ".TP\n\\fB%s\\fR\n%s\n"
                          .formatted(
                              escaped(name),
                              escaped(
                                  String.join(
                                      " ",
                                      command.getCommandSpec().usageMessage().description())))));
      List<String> footer =
          Arrays.stream(spec.usageMessage().footer()).filter(line -> !line.isEmpty()).toList();
      page.append(".SH EXIT STATUS\n%s\n".formatted(escaped(String.join(" ", footer))));
    }
    return page.toString();
  }

  private static String synopsis(CommandSpec spec) {
    String whole = spec.commandLine().getHelp().synopsis(0).strip();
    return whole.isEmpty() ? spec.qualifiedName() : whole;
  }

  private static String names(OptionSpec option) {
    String label = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    return Arrays.stream(option.names()).collect(Collectors.joining(", ")) + label;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
