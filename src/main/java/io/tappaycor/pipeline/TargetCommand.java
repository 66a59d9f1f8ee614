package io.tappaycor.pipeline;

import io.tappaycor.failure.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command of a target, checked before anything else is done: once the run has begun, nobody
 * could tell a target that cannot be started from one that fails.
 *
 * @param program where it is
 * @param arguments as the user gave them
 * @param variables its environment
 */
public record TargetCommand(Path program, List<String> arguments, Map<String, String> variables) {

  /** The target needs none of the tap's settings, and some of them are secrets. */
  private static final String OWN_VARIABLES = "TAP_PAYCOR_";

  private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
  private static final int LONGEST_INTERPRETER = 512;

  /** Copies. */
  public TargetCommand {
    arguments = List.copyOf(arguments);
    variables = Map.copyOf(variables);
  }

  /**
   * Finds the program as a shell does.
   *
   * @param words the program and its arguments
   * @param variables the tap's own environment
   * @throws UsageException if the program cannot be started
   */
  public static TargetCommand of(List<String> words, Map<String, String> variables) {
    String name = words.get(0);
    Path program =
        located(name, variables)
            .orElseThrow(
                () ->
                    refused(name, "there is no such program. Install it, or give its whole path"));
    if (!Files.isRegularFile(program)) {
      throw refused(name, "it is not a file. Give the path of a program");
    }
    if (!Files.isExecutable(program)) {
      throw refused(name, "it is not executable. Allow it with chmod +x");
    }
    missingInterpreter(program)
        .ifPresent(
            missing -> {
              throw refused(
                  name, "its interpreter " + missing + " does not exist. Install the target again");
            });
    return new TargetCommand(program, words.subList(1, words.size()), without(variables));
  }

  /** Where another program is, if it can be run. */
  Optional<Path> find(String other) {
    return located(other, variables).filter(Files::isExecutable);
  }

  static UsageException refused(String name, String reason) {
    return new UsageException("The target %s cannot be started: %s".formatted(name, reason));
  }

  private static Map<String, String> without(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(variable -> !variable.getKey().startsWith(OWN_VARIABLES))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Optional<Path> located(String name, Map<String, String> variables) {
    try {
      if (name.isEmpty() || name.contains("/")) {
        return Optional.of(Path.of(name)).filter(Files::exists).map(Path::toAbsolutePath);
      }
      List<Path> found = onPath(name, variables.getOrDefault("PATH", DEFAULT_PATH));
      return found.stream()
          .filter(Files::isExecutable)
          .findFirst()
          .or(() -> found.stream().findFirst());
    } catch (InvalidPathException unknown) {
      return Optional.empty();
    }
  }

  private static List<Path> onPath(String name, String path) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory).resolve(name).toAbsolutePath())
        .filter(Files::isRegularFile)
        .toList();
  }

  /** Scripts of a Python environment that has moved name an interpreter that is not there. */
  private static Optional<String> missingInterpreter(Path program) {
    try (InputStream in = Files.newInputStream(program)) {
      String start = new String(in.readNBytes(LONGEST_INTERPRETER), StandardCharsets.UTF_8);
      if (!start.startsWith("#!")) {
        return Optional.empty();
      }
      String line = start.substring(2).split("\n", 2)[0].stripLeading();
      String interpreter = line.split("[ \t]", 2)[0];
      return interpreter.isEmpty() || Files.exists(Path.of(interpreter))
          ? Optional.empty()
          : Optional.of(interpreter);
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty(); // A program need not be readable to be run.
    }
  }
}
