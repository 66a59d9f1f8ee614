package io.tappaycor.endtoend;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Catalogs as users write them: discovered, then edited. */
final class Catalogs {

  private Catalogs() {}

  static ObjectNode discovered(Path home) {
    return (ObjectNode) Json.MAPPER.readTree(TapRun.in(home).run("--discover").out());
  }

  static Path selecting(Path home, Set<String> streams) {
    return edited(
        home,
        (stream, entry) -> {
          if (entry.path("breadcrumb").isEmpty()) {
            metadata(entry).put("selected", streams.contains(stream));
          }
        });
  }

  /** The discovered catalog, with each metadata entry edited. */
  static Path edited(Path home, BiConsumer<String, JsonNode> edit) {
    ObjectNode catalog = discovered(home);
    for (JsonNode stream : catalog.path("streams")) {
      stream
          .path("metadata")
          .forEach(entry -> edit.accept(stream.path("tap_stream_id").asString(), entry));
    }
    return TapRun.file(home, "catalog.json", catalog);
  }

  static ObjectNode metadata(JsonNode entry) {
    return (ObjectNode) entry.path("metadata");
  }
}
