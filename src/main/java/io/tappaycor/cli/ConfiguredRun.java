package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.ExitCode;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiFunction;

/** A job with a validated configuration, against Paycor or a sandbox of its own. */
final class ConfiguredRun {

  private ConfiguredRun() {}

  static ExitCode run(
      Optional<SandboxOptions> sandbox,
      RawSettings settings,
      BiFunction<Configuration, Clock, ExitCode> job) {
    return sandbox.isPresent()
        ? SandboxRun.run(
            sandbox.get(),
            settings,
            configuration -> job.apply(configuration, clock(sandbox.get())))
        : job.apply(ConfigurationReader.read(settings, Version.current()), Clock.systemUTC());
  }

  /** If the sandbox takes another day for today, so must the tap. */
  private static Clock clock(SandboxOptions sandbox) {
    return sandbox
        .asOf()
        .map(
            day ->
                Clock.fixed(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC))
        .orElseGet(Clock::systemUTC);
  }
}
