package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Settings;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import io.tappaycor.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** A run against a sandbox of its own, with a token store that is deleted with it. */
final class SandboxRun {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxRun.class);

  private SandboxRun() {}

  static ExitCode run(
      SandboxOptions options, RawSettings settings, Function<Configuration, ExitCode> run) {
    Path directory = temporary();
    try (Sandbox sandbox = start(options, 0)) {
      ObjectNode winning = sandbox.config();
      winning.put(Settings.TOKEN_STORE.key(), directory.resolve("tokens.json").toString());
      winning.putNull(Settings.PROXY.key());
      if (settings.has(Settings.REQUESTS_PER_MINUTE)) {
        winning.remove(Settings.REQUESTS_PER_MINUTE.key());
      }
      return run.apply(
          ConfigurationReader.read(settings.with(winning, "the sandbox"), Version.current()));
    } finally {
      delete(directory);
    }
  }

  /**
   * Starts a sandbox.
   *
   * @param tenants how many customers it serves; 0 for one, with the credentials of every sandbox
   * @throws UsageException if its port is taken
   */
  static Sandbox start(SandboxOptions options, int tenants) {
    try {
      return tenants == 0
          ? Sandbox.start(options.companies(), options.server())
          : Sandbox.startFleet(options.companies(), options.server(), tenants);
    } catch (IOException taken) {
      throw new UsageException(
          "Cannot listen on port %d of 127.0.0.1: choose another --port"
              .formatted(options.server().port()),
          taken);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("tap-paycor-sandbox");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException kept) {
      LOG.debug("The sandbox's token store could not be deleted", kept);
    }
  }
}
