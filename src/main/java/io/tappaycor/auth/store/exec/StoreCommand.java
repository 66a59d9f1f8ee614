package io.tappaycor.auth.store.exec;

import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The user's command, once per call. Tokens go over its standard input and output only; what it
 * says on standard error passes through.
 */
final class StoreCommand {

  private final Path command;
  private final Duration limit;

  StoreCommand(Path command, Duration limit) {
    this.command = command;
    this.limit = limit;
  }

  /** How a call ended. */
  record Result(int exitCode, String output) {}

  /**
   * Runs the command.
   *
   * @throws IOException if it takes too long or is cut off
   * @throws UsageException if it cannot be started
   */
  Result run(byte[] input, String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(words));
    Process process = started(line);
    AtomicBoolean late = new AtomicBoolean();
    Thread watch = watch(process, late);
    try {
      send(process, input);
      byte[] output = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      if (late.get()) {
        throw new IOException("it took longer than " + limit.toSeconds() + " s");
      }
      return new Result(code, new String(output, StandardCharsets.UTF_8));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("it was stopped", stopped);
    } finally {
      kill(process);
      watch.interrupt();
    }
  }

  private Process started(List<String> line) {
    try {
      return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException failed) {
      throw new UsageException(
          "The command of token_store, "
              + command
              + ", cannot be started: make it an executable file, and write its whole path",
          failed);
    }
  }

  /** A command that does not read its input has not failed by that: its exit code tells. */
  private static void send(Process process, byte[] input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException unread) {
      return;
    }
  }

  private Thread watch(Process process, AtomicBoolean late) {
    Thread thread =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                  late.set(true);
                  kill(process);
                }
              } catch (InterruptedException over) {
                return;
              }
            },
            "tap-paycor-token-command");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
