package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Setting;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import io.tappaycor.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The simulated Paycor: served on its own, or within a run. */
final class SandboxCommand {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxCommand.class);

  private final Surroundings around;
  private final StopSignal stop;

  SandboxCommand(Surroundings around, StopSignal stop) {
    this.around = around;
    this.stop = stop;
  }

  /** Serves until a signal comes; the config that it prints is ready to be used. */
  ExitCode serve(SandboxOptions options) {
    CountDownLatch stopped = new CountDownLatch(1);
    stop.onRequest(stopped::countDown);
    try (Sandbox sandbox = start(options)) {
      String config =
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sandbox.config());
      around.out().write((config + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      around.out().flush();
      LOG.info("Serving a simulated Paycor on {}: stop it with Ctrl-C", sandbox.baseUrl());
      stopped.await();
      return ExitCode.COMPLETE;
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return ExitCode.COMPLETE;
    }
  }

  /** Runs something against a sandbox of its own, with a token store that goes with it. */
  ExitCode within(
      SandboxOptions options, RawSettings settings, Function<Configuration, ExitCode> run) {
    Path directory = temporary();
    try (Sandbox sandbox = start(options)) {
      ObjectNode over = sandbox.config();
      over.put("token_store", directory.resolve("tokens.json").toString());
      if (settings.has(Setting.REQUESTS_PER_MINUTE)) {
        over.remove(Setting.REQUESTS_PER_MINUTE.key());
      }
      return run.apply(
          ConfigurationReader.read(settings.with(over, "the sandbox"), Version.current()));
    } finally {
      delete(directory);
    }
  }

  private static Sandbox start(SandboxOptions options) {
    try {
      return Sandbox.start(options.companies(), options.server());
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
    } catch (IOException left) {
      LOG.debug("The sandbox's token store is left behind", left);
    }
  }
}
