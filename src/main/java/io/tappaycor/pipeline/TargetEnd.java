package io.tappaycor.pipeline;

import io.tappaycor.failure.TargetException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * How the target ended.
 *
 * @param exitCode its own; 128 and the number of a signal that ended it
 * @param early whether it ended, or closed its standard input, before it had read everything
 * @param printedState whether it printed a state at all
 * @param unsaved why the last state could not be stored, if so
 */
public record TargetEnd(
    int exitCode, boolean early, boolean printedState, Optional<IOException> unsaved) {

  private static final int SIGNALED = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 9, "SIGKILL", 11,
          "SIGSEGV", 13, "SIGPIPE", 14, "SIGALRM", 15, "SIGTERM");

  /** What is wrong with it, for the user. */
  public Optional<TargetException> failure() {
    if (exitCode == 0 && !early) {
      return Optional.empty();
    }
    return Optional.of(
        new TargetException(
            "The target %s: it ended with exit code %d%s. See its messages; the next run goes on from the last STATE that it printed"
                .formatted(
                    early ? "stopped before it had read everything" : "failed",
                    exitCode,
                    signal())));
  }

  private String signal() {
    String name = SIGNALS.getOrDefault(exitCode - SIGNALED, "");
    return name.isEmpty() ? "" : " (" + name + ")";
  }
}
