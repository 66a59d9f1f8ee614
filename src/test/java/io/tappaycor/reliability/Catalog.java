package io.tappaycor.reliability;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Catalogs, discovered and then edited. */
final class Catalog {

  private Catalog() {}

  /** Selects these streams, or all fields of all streams if none is named. */
  static Path selecting(Path home, String... streams) {
    ObjectNode catalog = (ObjectNode) Json.MAPPER.readTree(TapRun.in(home).run("--discover").out());
    for (JsonNode stream : catalog.path("streams")) {
      String name = stream.path("tap_stream_id").asString();
      boolean wanted = streams.length == 0 || Set.of(streams).contains(name);
      for (JsonNode entry : stream.path("metadata")) {
        if (streams.length == 0 || entry.path("breadcrumb").isEmpty()) {
          ((ObjectNode) entry.path("metadata")).put("selected", wanted);
        }
      }
    }
    return TapRun.file(home, "catalog.json", catalog);
  }
}
