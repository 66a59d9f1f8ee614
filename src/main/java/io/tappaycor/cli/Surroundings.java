package io.tappaycor.cli;

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
 */
record Surroundings(
    Map<String, String> environment,
    InputStream in,
    OutputStream out,
    PrintStream err,
    Path home,
    boolean terminal) {

  Surroundings {
    environment = Map.copyOf(environment);
  }
}
