package io.tappaycor.cli;

import io.tappaycor.http.Sleeper;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * Everything outside the process that a command touches, so that tests can stand in for it.
 *
 * @param userHome what Java takes for the user's home directory; it may be no path at all
 * @param terminal whether standard error is watched by a person
 * @param sleeper waits between attempts
 */
record Surroundings(
    Map<String, String> environment,
    InputStream in,
    OutputStream out,
    PrintStream err,
    String userHome,
    boolean terminal,
    Sleeper sleeper) {

  Surroundings {
    environment = Map.copyOf(environment);
  }
}
