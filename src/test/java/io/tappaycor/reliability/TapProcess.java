package io.tappaycor.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The tap as a scheduler runs it: a process of its own, its output in files. */
final class TapProcess {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Process process;
  private final Path out;
  private final Path err;

  private TapProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static TapProcess start(Path home, List<String> arguments) {
    return start(home, List.of(), arguments);
  }

  static TapProcess start(Path home, List<String> options, List<String> arguments) {
    int number = NUMBER.incrementAndGet();
    Path out = home.resolve("out-" + number + ".jsonl");
    Path err = home.resolve("err-" + number + ".log");
    ProcessBuilder builder = builder(home, options, arguments);
    try {
      return new TapProcess(
          builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The command, for those who want its streams otherwise. */
  static ProcessBuilder builder(Path home, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>(Signals.heard());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(command, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    command.addAll(options);
    Collections.addAll(
        command, "-cp", System.getProperty("java.class.path"), "io.tappaycor.cli.Main");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("TAP_PAYCOR_"));
    builder.environment().remove("LOGLEVEL");
    builder.environment().remove("XDG_STATE_HOME");
    builder.environment().put("HOME", home.toString());
    return builder;
  }

  /** Sends a signal by its name, such as TERM. */
  void signal(String... names) {
    try {
      for (String name : names) {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end, and fails if it does not come. */
  int exitCode(long seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("still running after " + seconds + " s: " + err());
      }
      return process.exitValue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Lives so long at most; then it is killed as nothing can be prepared for. */
  int killAfter(long millis) {
    try {
      if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  /** The last line of standard output. */
  String lastLine() {
    return out().lines().reduce("", (before, line) -> line);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
