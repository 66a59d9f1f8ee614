package io.tappaycor.cli;

import io.tappaycor.cli.TapOptions.Mode;
import io.tappaycor.failure.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The jobs of the main command other than a sync. */
final class ModeArguments {

  private final Option<Boolean> discover;
  private final Option<TestScope> test;
  private final Option<Boolean> plan;
  private final Option<Boolean> about;
  private final Option<AboutFormat> format;

  /** Declares the options. */
  ModeArguments(CommandSpec spec) {
    discover =
        Option.flag(spec, "Print the catalog; needs no network and no config", "-d", "--discover");
    test =
        Option.optionalValue(
            spec,
            TestScope.class,
            "=auth|records",
            "streams",
            "Read one record of every selected stream and report which are permitted: exit 0 if the"
                + " credentials work and no stream failed. With auth, get new tokens first, which"
                + " checks the client secret and the refresh token. On a terminal, the records are"
                + " shown only with records",
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
  }

  /**
   * Checks that one job was asked for, with options that mean something for it.
   *
   * @param sync the options of a sync
   * @throws UsageException if there are several, or options without a meaning
   */
  void check(ParseResult parsed, TapArguments sync) {
    List<String> modes =
        Stream.<Option<?>>of(discover, test, plan, about)
            .filter(mode -> mode.isIn(parsed))
            .map(Option::name)
            .toList();
    if (modes.size() == 1) {
      sync.syncOption(parsed)
          .ifPresent(
              option -> {
                throw new UsageException(
                    "The option %s has no meaning with %s: it is for a sync"
                        .formatted(option, modes.get(0)));
              });
    }
    if (modes.size() > 1) {
      throw new UsageException(
          "Only one of %s can be done at once".formatted(String.join(", ", modes)));
    }
    if (format.isIn(parsed) && !about.isIn(parsed)) {
      throw TapArguments.needs(format, about);
    }
  }

  /** The format of {@code --about}, if that was asked for. */
  Optional<AboutFormat> about(ParseResult parsed) {
    return about.isIn(parsed)
        ? Optional.of(format.in(parsed).orElse(AboutFormat.TEXT))
        : Optional.empty();
  }

  /** What a test is about. */
  TestScope scope(ParseResult parsed) {
    return test.in(parsed).orElse(TestScope.STREAMS);
  }

  /** The job. */
  Mode mode(ParseResult parsed) {
    if (discover.isIn(parsed)) {
      return Mode.DISCOVER;
    }
    if (test.isIn(parsed)) {
      return Mode.TEST;
    }
    return plan.isIn(parsed) ? Mode.PLAN : Mode.SYNC;
  }
}
