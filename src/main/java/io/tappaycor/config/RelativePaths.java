package io.tappaycor.config;

import io.tappaycor.json.Json;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Makes the relative paths of a config file absolute. The same config has to lead to the same token
 * store from every working directory: two stores spend each other's tokens.
 */
final class RelativePaths {

  private static final List<String> PATHS =
      List.of(
          Settings.TOKEN_STORE.key(), Settings.CA_BUNDLE.key(), Settings.TOKEN_KEYSET_FILE.key());

  private RelativePaths() {}

  /** The value of a setting; a path relative to the directory of its file. */
  static JsonNode resolved(String key, JsonNode value, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    // A pipe has no directory.
    return Files.isRegularFile(file) && folder != null ? in(folder, key, value) : value;
  }

  /** The value of a setting; a path relative to a directory. */
  static JsonNode in(Path folder, String key, JsonNode value) {
    String text = value.isString() ? value.stringValue().strip() : "";
    // The setting's own type refuses or expands what is left.
    if (!PATHS.contains(key)
        || text.matches("|~.*|.*\\$.*")
        || TokenStoreLocation.isDatabase(text)
        || TokenStoreLocation.isCommand(text)) {
      return value;
    }
    try {
      return Json.NODES.stringNode(folder.resolve(text).toString());
    } catch (InvalidPathException invalid) {
      return value;
    }
  }
}
