package io.tappaycor.catalog;

import io.tappaycor.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas: one file per stream under {@code catalog/}, packed into the jar. */
public final class SchemaLibrary {

  private SchemaLibrary() {}

  /**
   * The schema of a stream's whole record, with every field.
   *
   * @throws IllegalStateException if the stream has no schema file: a defect of the build
   */
  public static ObjectNode schemaOf(String stream) {
    String resource = "/catalog/" + stream + ".json";
    try (InputStream file = SchemaLibrary.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("No schema file " + resource);
      }
      JsonNode schema = Json.MAPPER.readTree(file);
      return (ObjectNode) schema;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
