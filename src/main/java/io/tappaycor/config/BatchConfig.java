package io.tappaycor.config;

import io.tappaycor.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Records go to files, which BATCH messages name. The setting has the shape that Meltano's SDK gave
 * it; the environment has it as JSON.
 *
 * @param root the directory of the files
 * @param prefix of their names
 * @param compressed whether they are gzip files
 */
public record BatchConfig(Path root, String prefix, boolean compressed) {

  private static final String SHAPE =
      "needs to be {\"encoding\": {\"format\": \"jsonl\", \"compression\": \"gzip\"}, \"storage\":"
          + " {\"root\": \"file:///an/absolute/directory\", \"prefix\": \"\"}}";

  static SettingType<BatchConfig> type() {
    return new SettingType<>(List.of("object"), false, BatchConfig::parse);
  }

  private static BatchConfig parse(JsonNode value) throws InvalidValueException {
    JsonNode object = value.isString() ? read(value.stringValue()) : value;
    require(object, Set.of("encoding", "storage"));
    JsonNode encoding = object.path("encoding");
    require(encoding, Set.of("format", "compression"));
    JsonNode storage = object.path("storage");
    require(storage, Set.of("root", "prefix"));
    String compression = encoding.path("compression").asString("gzip");
    if (!encoding.path("format").asString("").equals("jsonl")
        || !Set.of("gzip", "none").contains(compression)) {
      throw new InvalidValueException(
          "has an encoding that the tap does not write: use the format jsonl, and the compression"
              + " gzip or none");
    }
    String prefix = storage.path("prefix").asString("");
    if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
      throw new InvalidValueException(
          "has a prefix that no file name can have everywhere: use letters, digits, ., - and _");
    }
    return new BatchConfig(root(storage), prefix, compression.equals("gzip"));
  }

  private static void require(JsonNode object, Set<String> keys) throws InvalidValueException {
    if (!object.isObject() || !keys.containsAll(object.propertyNames())) {
      throw new InvalidValueException(SHAPE);
    }
  }

  private static Path root(JsonNode storage) throws InvalidValueException {
    String root = storage.path("root").asString("");
    try {
      if (root.startsWith("file:///")) {
        return Path.of(new URI(root.replace(" ", "%20")));
      }
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException invalid) {
      throw noDirectory();
    }
    throw noDirectory();
  }

  private static InvalidValueException noDirectory() {
    return new InvalidValueException(
        "needs a storage root on this machine, as file:///an/absolute/directory");
  }

  private static JsonNode read(String text) throws InvalidValueException {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException notJson) {
      throw new InvalidValueException(SHAPE);
    }
  }
}
