package io.tappaycor.cli;

import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The logging config that Meltano passes in {@code SINGER_SDK_LOG_CONFIG}: the path of a JSON file
 * in the form of Python's {@code dictConfig}. It asks for structured lines by naming the SDK's
 * formatter for them.
 */
final class MeltanoLogging {

  private static final String VARIABLE = "SINGER_SDK_LOG_CONFIG";
  private static final String STRUCTURED = "StructuredFormatter";

  private MeltanoLogging() {}

  /** Whether structured lines are asked for. A file that cannot be read asks for nothing. */
  static boolean asksForJson(Map<String, String> variables) {
    String path = variables.getOrDefault(VARIABLE, "");
    if (path.isBlank()) {
      return false;
    }
    try {
      for (JsonNode formatter : Json.read(Files.readAllBytes(Path.of(path))).path("formatters")) {
        if (formatter.path("()").asString("").endsWith(STRUCTURED)) {
          return true;
        }
      }
      return false;
    } catch (IOException | InvalidPathException | JacksonException unreadable) {
      return false;
    }
  }
}
