package io.tappaycor.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code login}. */
final class LoginArguments {

  private static final long PATIENCE_SECONDS = 300;

  private final Option<List<String>> config;
  private final Option<Boolean> paste;
  private final Option<Long> timeout;

  /** Declares the options. */
  LoginArguments(CommandSpec spec) {
    config = TapArguments.config(spec);
    paste =
        Option.flag(
            spec,
            "Ask for the URL that the browser was redirected to; without this option, the tap"
                + " listens on a redirect URI with a loopback address",
            "--paste");
    timeout =
        Option.value(
            spec,
            Long.class,
            "S",
            "How long to wait for the browser (" + PATIENCE_SECONDS + ")",
            "--timeout");
  }

  LoginOptions read(ParseResult parsed) {
    return new LoginOptions(
        TapArguments.files(config, parsed),
        paste.isIn(parsed),
        Duration.ofSeconds(timeout.in(parsed).orElse(PATIENCE_SECONDS)));
  }
}
