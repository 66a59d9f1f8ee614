package io.tappaycor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the main command was asked.
 *
 * @param config files, or {@code ENV}, in the order given
 * @param sandbox settings of the embedded Paycor, if the run is against it
 */
record TapOptions(
    List<String> config,
    Mode mode,
    Optional<Path> catalog,
    Optional<Path> state,
    Optional<SandboxOptions> sandbox) {

  /** What the tap is to do. */
  enum Mode {
    SYNC,
    DISCOVER,
    TEST,
    PLAN
  }

  TapOptions {
    config = List.copyOf(config);
  }

  static void declare(CommandSpec spec) {
    declareConfig(spec);
    spec.addOption(flag("Print the catalog; needs no network, and no config", "-d", "--discover"));
    spec.addOption(
        flag(
            "Read one record of every selected stream, and say who may read what: exit 0 if the"
                + " credentials work and no stream failed",
            "--test"));
    spec.addOption(
        flag(
            "Print the calls that a run with this catalog and state will make, and the time that"
                + " they take at the configured pace; reads lists of employees and runs only",
            "--plan"));
    spec.addOption(flag("Print what this tap is and can; needs no config", "--about"));
    spec.addOption(
        OptionSpec.builder("--format")
            .type(AboutFormat.class)
            .paramLabel("text|json|markdown")
            .description("The format of --about (text)")
            .build());
    spec.addOption(
        file("The streams and fields to sync", "CATALOG", "--catalog", "--properties", "-p"));
    spec.addOption(file("The state to go on from", "STATE", "-s", "--state"));
    spec.addOption(
        flag("Run against an embedded simulated Paycor: no config, no network", "--sandbox"));
    SandboxOptions.declare(spec, false);
  }

  static void declareConfig(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-c", "--config")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("FILE|ENV")
            .description(
                "A JSON file, or ENV for the variables TAP_PAYCOR_<SETTING>; may be repeated: later"
                    + " files win key by key, ENV over all files")
            .build());
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names[0], rest(names)).description(description).build();
  }

  private static OptionSpec file(String description, String label, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(Path.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static String[] rest(String... names) {
    return java.util.Arrays.copyOfRange(names, 1, names.length);
  }

  static TapOptions from(ParseResult parsed) {
    return new TapOptions(
        config(parsed),
        mode(parsed),
        Optional.ofNullable(parsed.matchedOptionValue("--catalog", null)),
        Optional.ofNullable(parsed.matchedOptionValue("--state", null)),
        parsed.hasMatchedOption("--sandbox")
            ? Optional.of(SandboxOptions.from(parsed))
            : Optional.empty());
  }

  private static Mode mode(ParseResult parsed) {
    if (parsed.hasMatchedOption("--discover")) {
      return Mode.DISCOVER;
    }
    if (parsed.hasMatchedOption("--test")) {
      return Mode.TEST;
    }
    return parsed.hasMatchedOption("--plan") ? Mode.PLAN : Mode.SYNC;
  }

  static List<String> config(ParseResult parsed) {
    return parsed.matchedOptionValue("--config", List.of());
  }
}
