package io.tappaycor.tenant;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the tenants of a fleet, in the order in which workers count them. */
public final class Tenants {

  private static final String SUFFIX = ".json";

  private Tenants() {}

  /**
   * The tenants in a file (an array, or an object with {@code tenants}), or in a directory: there
   * one in each file whose name ends with {@code .json}, in the order of the names.
   *
   * @throws UsageException if they cannot be read
   */
  public static List<Tenant> read(Path path) {
    return Files.isDirectory(path) ? inDirectory(path) : inFile(path);
  }

  private static List<Tenant> inFile(Path file) {
    TenantReader reader = new TenantReader(file.toString(), folder(file));
    JsonNode root = json(file);
    JsonNode tenants = root.isObject() ? root.path("tenants") : root;
    if (!tenants.isArray()) {
      throw new UsageException(
          "The file %s has no tenants: write {\"tenants\": [{\"name\": …, \"config\": {…}}]}"
              .formatted(file));
    }
    tenants.forEach(tenant -> reader.add(tenant, Optional.empty()));
    return reader.tenants();
  }

  private static List<Tenant> inDirectory(Path directory) {
    TenantReader reader = new TenantReader(directory.toString(), directory);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        reader.add(json(file), Optional.of(name.substring(0, name.length() - SUFFIX.length())));
      }
    } catch (IOException unreadable) {
      throw unreadable(directory, unreadable);
    }
    return reader.tenants();
  }

  /**
   * The tenants that JSON texts describe, in their order. Relative paths are relative to the
   * directory that the tap was started in.
   *
   * @param source where the texts are, for messages
   * @param texts by the name of the tenant
   * @throws UsageException if they are no tenants
   */
  public static List<Tenant> ofTexts(String source, Map<String, String> texts) {
    TenantReader reader = new TenantReader(source, Path.of("").toAbsolutePath());
    texts.forEach(
        (name, text) -> {
          try {
            reader.add(Json.read(text.getBytes(StandardCharsets.UTF_8)), Optional.of(name));
          } catch (JacksonException broken) {
            // Not passed on as the cause: its message quotes the text.
            throw new UsageException(
                "The tenant %s in %s is not JSON%s".formatted(name, source, Json.place(broken)));
          }
        });
    return reader.tenants();
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static JsonNode json(Path file) {
    try {
      return Json.read(Files.readAllBytes(file));
    } catch (JacksonException broken) {
      // Not passed on as the cause: its message quotes the text.
      throw new UsageException(
          "The file of tenants %s is not JSON%s".formatted(file, Json.place(broken)));
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static UsageException unreadable(Path path, IOException cause) {
    return new UsageException(
        "Cannot read the tenants in %s: give a file, or a directory of files, that this user can read"
            .formatted(path),
        cause);
  }
}
