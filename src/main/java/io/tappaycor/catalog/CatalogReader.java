package io.tappaycor.catalog;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a catalog file, in any of the forms that Singer's tools write. */
final class CatalogReader {

  private static final Map<String, String> OLDER =
      Map.of(
          "replication_method", "replication-method",
          "replication_key", "replication-key",
          "key_properties", "table-key-properties");

  private final Path file;

  private CatalogReader(Path file) {
    this.file = file;
  }

  /** The entries by stream, in the file's order. */
  static Map<String, CatalogEntry> read(Path file) {
    return new CatalogReader(file).entries(JsonFile.read("catalog", file));
  }

  private Map<String, CatalogEntry> entries(ObjectNode catalog) {
    JsonNode streams = catalog.path("streams");
    if (!streams.isArray()) {
      throw wrong("streams", streams, "an array: write one with --discover");
    }
    Map<String, CatalogEntry> entries = new LinkedHashMap<>();
    for (int index = 0; index < streams.size(); index++) {
      CatalogEntry entry = entry("streams[" + index + "]", streams.get(index));
      if (entries.put(entry.stream(), entry) != null) {
        throw new UsageException(
            "The catalog file %s has the stream %s twice: remove one entry"
                .formatted(file, entry.stream()));
      }
    }
    return entries;
  }

  private CatalogEntry entry(String where, JsonNode entry) {
    if (!entry.isObject()) {
      throw wrong(where, entry, "an object");
    }
    JsonNode id = entry.has("tap_stream_id") ? entry.path("tap_stream_id") : entry.path("stream");
    if (!id.isString()) {
      throw wrong(where + ".tap_stream_id", id, "a text");
    }
    return new CatalogEntry(id.asString(), schema(where, entry), metadata(where, entry));
  }

  private Optional<ObjectNode> schema(String where, JsonNode entry) {
    JsonNode schema = entry.path("schema");
    if (schema.isMissingNode() || schema.isNull() || (schema.isObject() && schema.isEmpty())) {
      return Optional.empty();
    }
    if (!(schema instanceof ObjectNode object) || !schema.path("properties").isObject()) {
      throw schema.isObject()
          ? wrong(where + ".schema.properties", schema.path("properties"), "an object")
          : wrong(where + ".schema", schema, "an object");
    }
    String place = where + ".schema in the catalog file " + file;
    return Optional.of(Choices.writeOut(References.resolve(object, place), place));
  }

  private Metadata metadata(String where, JsonNode entry) {
    Metadata metadata = new Metadata();
    legacy(entry, metadata);
    JsonNode list = entry.path("metadata");
    if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
      throw wrong(where + ".metadata", list, "an array");
    }
    for (int index = 0; index < list.size(); index++) {
      String here = where + ".metadata[" + index + "]";
      metadata.at(breadcrumb(here, list.get(index))).setAll(values(here, list.get(index)));
    }
    return metadata;
  }

  /** Older tools write {@code selected}, method and keys beside the schema, or into it. */
  private static void legacy(JsonNode entry, Metadata metadata) {
    JsonNode selected =
        entry.has("selected") ? entry.path("selected") : entry.path("schema").path("selected");
    if (!selected.isMissingNode()) {
      metadata.at(Breadcrumb.STREAM).set("selected", selected);
    }
    OLDER.forEach(
        (older, name) -> {
          if (!entry.path(older).isMissingNode() && !entry.path(older).isNull()) {
            metadata.at(Breadcrumb.STREAM).set(name, entry.path(older));
          }
        });
    Schemas.walk(
        entry.path("schema"),
        (field, schema) -> {
          if (schema.has("selected")) {
            metadata.at(field).set("selected", schema.path("selected"));
          }
        });
  }

  private Breadcrumb breadcrumb(String where, JsonNode item) {
    JsonNode steps = item.path("breadcrumb");
    if (!steps.isArray()) {
      throw wrong(where + ".breadcrumb", steps, "an array of texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode step : steps) {
      if (!step.isString()) {
        throw wrong(where + ".breadcrumb", step, "an array of texts");
      }
      texts.add(step.asString());
    }
    return Breadcrumb.of(texts);
  }

  private ObjectNode values(String where, JsonNode item) {
    if (item.path("metadata") instanceof ObjectNode values) {
      return values;
    }
    throw wrong(where + ".metadata", item.path("metadata"), "an object");
  }

  private UsageException wrong(String field, JsonNode found, String needed) {
    return new UsageException(
        "The catalog file %s has %s at %s where it needs %s"
            .formatted(file, JsonFile.kind(found), field, needed));
  }
}
