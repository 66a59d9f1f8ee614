package io.tappaycor.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A shell starts a background job of a script with SIGINT ignored, and what is ignored is
 * inherited: a process that is to be stopped by it has to be started with the signal's default.
 */
final class Signals {

  private static final int INT = 2;
  private static final Path STATUS = Path.of("/proc/self/status");

  private Signals() {}

  /** What to put before a command so that it hears SIGINT; nothing if it does anyway. */
  static List<String> heard() {
    return isIntIgnored() ? List.of("env", "--default-signal=INT") : List.of();
  }

  private static boolean isIntIgnored() {
    try {
      return Files.exists(STATUS)
          && Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("SigIgn:"))
              .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
              .anyMatch(mask -> (mask >> (INT - 1) & 1) == 1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
