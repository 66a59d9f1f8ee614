package io.tappaycor.cli;

import io.tappaycor.failure.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file that an option takes. Refuses what is meant as something else, without showing
 * it: the message about a missing file shows its path, which here could be a secret.
 */
final class PathArgument {

  private PathArgument() {}

  /**
   * The path.
   *
   * @param option its name, for messages
   * @throws UsageException if it is JSON, a setting, or begins with the {@code @} of other tools,
   *     and there is no such file
   */
  static Path of(String option, String text) {
    Path path;
    try {
      path = Path.of(text);
    } catch (InvalidPathException invalid) {
      throw refused(option, "the path of a file, and this is not a path on this system");
    }
    if (Files.exists(path)) {
      return path;
    }
    if (text.startsWith("@")) {
      throw refused(option, "a path without @ before it");
    }
    if (text.matches("(?s).*[{}\"\\n].*")) {
      throw refused(option, "the path of a JSON file, not JSON itself: write it to a file");
    }
    if (text.contains("=")) {
      throw refused(option, "the path of a file: put settings into that file");
    }
    return path;
  }

  private static UsageException refused(String option, String needed) {
    return new UsageException("The option " + option + " needs " + needed);
  }
}
