package io.tappaycor.cli;

import io.tappaycor.cli.TapOptions.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options of the main command. */
final class TapArguments {

  private final Option<List<String>> config;
  private final Option<Boolean> discover;
  private final Option<Boolean> test;
  private final Option<Boolean> plan;
  private final Option<Boolean> about;
  private final Option<AboutFormat> format;
  private final Option<Path> catalog;
  private final Option<Path> state;
  private final Option<Boolean> sandbox;
  private final SandboxArguments sandboxArguments;

  /** Declares the options. */
  TapArguments(CommandSpec spec) {
    config = config(spec);
    discover =
        Option.flag(spec, "Print the catalog; needs no network and no config", "-d", "--discover");
    test =
        Option.flag(
            spec,
            "Read one record of every selected stream and report which are permitted: exit 0 if the"
                + " credentials work and no stream failed",
            "--test");
    plan =
        Option.flag(
            spec,
            "Print the calls that a run with this catalog and state will make, and the time that"
                + " they take at the configured rate; reads lists of employees and runs only",
            "--plan");
    about =
        Option.flag(spec, "Print the tap's capabilities and settings; needs no config", "--about");
    format =
        Option.value(
            spec,
            AboutFormat.class,
            "text|json|markdown",
            "The format of --about (text)",
            "--format");
    catalog =
        Option.value(
            spec,
            Path.class,
            "CATALOG",
            "The streams and fields to sync",
            "--catalog",
            "--properties",
            "-p");
    state = Option.value(spec, Path.class, "STATE", "The state to continue from", "-s", "--state");
    sandbox =
        Option.flag(
            spec, "Run against an embedded simulated Paycor: no config, no network", "--sandbox");
    sandboxArguments = new SandboxArguments(spec, "With --sandbox: ");
  }

  /** Declares {@code --config}, which other commands have too. */
  static Option<List<String>> config(CommandSpec spec) {
    return Option.list(
        spec,
        String.class,
        "FILE|ENV",
        "A JSON file, or ENV for the variables TAP_PAYCOR_<SETTING>; may be repeated: later files"
            + " win key by key, ENV over all files",
        "-c",
        "--config");
  }

  /** The format of {@code --about}, if that was asked for. */
  Optional<AboutFormat> about(ParseResult parsed) {
    return about.isIn(parsed)
        ? Optional.of(format.in(parsed).orElse(AboutFormat.TEXT))
        : Optional.empty();
  }

  TapOptions read(ParseResult parsed) {
    return new TapOptions(
        config.in(parsed).orElse(List.of()),
        mode(parsed),
        catalog.in(parsed),
        state.in(parsed),
        sandbox.isIn(parsed) ? Optional.of(sandboxArguments.read(parsed)) : Optional.empty());
  }

  private Mode mode(ParseResult parsed) {
    if (discover.isIn(parsed)) {
      return Mode.DISCOVER;
    }
    if (test.isIn(parsed)) {
      return Mode.TEST;
    }
    return plan.isIn(parsed) ? Mode.PLAN : Mode.SYNC;
  }
}
