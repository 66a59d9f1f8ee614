package io.tappaycor.json;

import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a JSON file that the user gave: config, catalog or state. */
public final class JsonFile {

  /** A catalog of every stream is under a megabyte; nothing that users give comes near this. */
  private static final int MAX_BYTES = 64 << 20;

  private JsonFile() {}

  /**
   * The object in the file.
   *
   * @param what the file's role, such as {@code config}, for messages
   * @throws UsageException if there is no such file, or no JSON object in it
   */
  public static ObjectNode read(String what, Path file) {
    return object(what, file, parse(what, file, bytes(what, file)));
  }

  private static ObjectNode object(String what, Path file, JsonNode content) {
    if (content instanceof ObjectNode object) {
      return object;
    }
    throw new UsageException(
        "The %s file %s holds %s where a JSON object is needed"
            .formatted(what, file, kind(content)));
  }

  /**
   * The object in the file, in which no name stands twice: the first value would be lost.
   *
   * @throws UsageException as above, or if a name stands twice
   */
  public static ObjectNode readUnambiguous(String what, Path file) {
    byte[] bytes = bytes(what, file);
    ObjectNode object = object(what, file, parse(what, file, bytes));
    Json.repeatedName(bytes)
        .ifPresent(
            name -> {
              throw new UsageException(
                  "The %s file %s has %s twice: delete one of them".formatted(what, file, name));
            });
    return object;
  }

  private static byte[] bytes(String what, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new UsageException(
            "The %s file %s is a directory: give the path of a file".formatted(what, file));
      }
      return content(what, file);
    } catch (NoSuchFileException missing) {
      throw new UsageException(
          "There is no %s file %s: check the path".formatted(what, file), missing);
    } catch (IOException unreadable) {
      throw new UsageException(
          "Cannot read the %s file %s: check its permissions".formatted(what, file), unreadable);
    }
  }

  /** Counts what comes, because a device or a pipe has no size that it could be asked for. */
  private static byte[] content(String what, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UsageException(
            "The %s file %s is larger than %d MiB: this is not a %s"
                .formatted(what, file, MAX_BYTES >> 20, what));
      }
      return bytes;
    }
  }

  private static JsonNode parse(String what, Path file, byte[] bytes) {
    if (bytes.length == 0) {
      throw new UsageException(
          "The %s file %s is empty: it should hold a JSON object".formatted(what, file));
    }
    try {
      return Json.read(bytes);
    } catch (JacksonException broken) {
      // The parser's own message quotes the text around the mistake, which may be a secret.
      throw new UsageException(
          "The %s file %s is not valid JSON%s: fix it there (UTF-8, double quotes, no comments)"
              .formatted(what, file, Json.place(broken)));
    }
  }

  /** What a value is, for messages that must not show it. */
  public static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case MISSING -> "nothing";
      case BINARY, POJO -> "something else";
    };
  }
}
