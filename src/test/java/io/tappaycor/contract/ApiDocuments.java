package io.tappaycor.contract;

import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The operations of OpenAPI 3 documents that read. */
final class ApiDocuments {

  private final Map<String, ApiOperation> operations = new TreeMap<>();

  /**
   * Adds the operations of a document.
   *
   * @throws IllegalArgumentException if it is not an OpenAPI 3 document
   */
  void add(Path file) throws IOException {
    JsonNode document = Json.MAPPER.readTree(Files.readString(file));
    if (!document.path("openapi").asString("").startsWith("3.")) {
      throw new IllegalArgumentException(file + " is not an OpenAPI 3 document");
    }
    for (var path : document.path("paths").properties()) {
      for (String method : new String[] {"get", "post"}) {
        JsonNode node = path.getValue().path(method);
        ApiOperation operation =
            new ApiOperation(
                method.toUpperCase(Locale.ROOT), path.getKey(), node, path.getValue(), document);
        if (node.isObject() && operation.reads()) {
          operations.put(key(operation.method(), operation.path()), operation);
        }
      }
    }
  }

  static String key(String method, String path) {
    return method + " " + ApiOperation.key(path);
  }

  Optional<ApiOperation> get(String path) {
    return Optional.ofNullable(operations.get(key("GET", path)));
  }

  Collection<ApiOperation> all() {
    return operations.values();
  }
}
