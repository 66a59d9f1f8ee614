package io.tappaycor.catalog;

import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads catalogs given as text, and gathers what is warned about. */
final class CatalogText {
  private final Path file;
  private final List<String> warnings = new ArrayList<>();

  CatalogText(Path folder) {
    this.file = folder.resolve("catalog.json");
  }

  List<SelectedStream> select(String catalog) {
    try {
      Files.writeString(file, catalog);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new Selector(StreamTable.ALL, warnings::add).from(file);
  }

  /** One stream, with metadata given as the items of the array. */
  SelectedStream stream(String name, String metadata) {
    return select(entry(name, "\"metadata\": [" + metadata + "]")).get(0);
  }

  /** One stream with its own schema and metadata. */
  SelectedStream stream(String name, String schema, String metadata) {
    return select(
            entry(
                name, "\"schema\": " + schema + ", \"metadata\": [" + selected() + metadata + "]"))
        .get(0);
  }

  static String entry(String name, String rest) {
    return "{\"streams\": [{\"tap_stream_id\": \"" + name + "\", " + rest + "}]}";
  }

  private static String selected() {
    return "{\"breadcrumb\": [], \"metadata\": {\"selected\": true}}";
  }

  /** A metadata item for a field; steps as in {@code laborCodes/items/laborCode}. */
  static String field(String path, String metadata) {
    StringBuilder steps = new StringBuilder();
    for (String name : path.split("/", -1)) {
      steps.append(steps.isEmpty() ? "" : ", ");
      steps.append(name.equals("items") ? "\"items\"" : "\"properties\", \"" + name + "\"");
    }
    return "{\"breadcrumb\": [" + steps + "], \"metadata\": " + metadata + "}";
  }

  List<String> warnings() {
    return warnings;
  }

  Path file() {
    return file;
  }

  /** The dotted names of what is written. */
  static List<String> fields(SelectedStream stream) {
    List<String> fields = new ArrayList<>();
    Schemas.walk(stream.schema(false), (field, schema) -> fields.add(field.dotted()));
    return fields;
  }
}
