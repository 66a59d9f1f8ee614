package io.tappaycor.cli;

import io.tappaycor.http.Sleeper;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything outside the process that a command touches, so that tests can stand in for it.
 *
 * @param home the user's home directory
 * @param terminal whether standard error is watched by a person
 * @param sleeper waits between attempts
 */
record Surroundings(
    Map<String, String> environment,
    InputStream in,
    OutputStream out,
    PrintStream err,
    Path home,
    boolean terminal,
    Sleeper sleeper) {

  Surroundings {
    environment = Map.copyOf(environment);
  }
}
