package io.tappaycor.cli;

import io.tappaycor.http.Sleeper;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * Everything outside the process that a command uses, so that tests can replace it.
 *
 * @param variables the environment's variables
 * @param userHome what Java takes for the user's home directory; it may not be a path at all
 * @param terminal whether a person watches standard error
 * @param recordsOnTerminal whether standard output is a terminal
 * @param sleeper waits between attempts
 */
record Environment(
    Map<String, String> variables,
    InputStream in,
    OutputStream out,
    PrintStream err,
    String userHome,
    boolean terminal,
    boolean recordsOnTerminal,
    Sleeper sleeper) {

  Environment {
    variables = Map.copyOf(variables);
  }

  /** The same, but for standard output. */
  Environment writingTo(OutputStream other) {
    return new Environment(variables, in, other, err, userHome, terminal, false, sleeper);
  }
}
