package io.tappaycor.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the login was asked.
 *
 * @param paste whether to ask for the returned URL rather than to listen for it
 * @param patience how long to wait for the browser
 */
record LoginOptions(List<String> config, boolean paste, Duration patience) {

  private static final long PATIENCE_SECONDS = 300;

  LoginOptions {
    config = List.copyOf(config);
  }

  static void declare(CommandSpec spec) {
    TapOptions.declareConfig(spec);
    spec.addOption(
        OptionSpec.builder("--paste")
            .description(
                "Ask for the URL that the browser was sent back to; without it, a redirect URI on a"
                    + " loopback address is listened on")
            .build());
    spec.addOption(
        OptionSpec.builder("--timeout")
            .type(Long.class)
            .paramLabel("S")
            .description("How long to wait for the browser (" + PATIENCE_SECONDS + ")")
            .build());
  }

  static LoginOptions from(ParseResult parsed) {
    return new LoginOptions(
        TapOptions.config(parsed),
        parsed.hasMatchedOption("--paste"),
        Duration.ofSeconds(parsed.matchedOptionValue("--timeout", PATIENCE_SECONDS)));
  }
}
