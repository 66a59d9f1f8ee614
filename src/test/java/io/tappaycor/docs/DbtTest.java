package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The dbt project knows every stream, and describes every model. */
final class DbtTest {

  private static final Path PROJECT = Path.of("dbt");
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void theSourcesMatchTheStreams() throws IOException {
    Path file = PROJECT.resolve("models").resolve("sources.yml");
    new Document(file).is(DbtSources.lines());

    JsonNode tables = YAML.readTree(Files.readString(file)).at("/sources/0/tables");
    assertEquals(StreamTable.ALL.size(), tables.size());
    for (JsonNode table : tables) {
      assertTrue(
          table.at("/data_tests/0/paycor_key/columns").size() > 0, table.path("name").asString());
      assertTrue(table.at("/config/meta").has("contains_pii"));
    }
  }

  @Test
  void personalColumnsAreMarkedAndOthersAreNot() throws IOException {
    JsonNode tables =
        YAML.readTree(Files.readString(PROJECT.resolve("models").resolve("sources.yml")))
            .at("/sources/0/tables");

    assertEquals(
        Set.of("firstName", "middleName", "lastName", "email", "lastName2"),
        personal(tables, "employees"));
    assertTrue(personal(tables, "persons").contains("addresses"));
    assertEquals(Set.of(), personal(tables, "work_locations"));
    assertEquals(Set.of(), personal(tables, "departments"));
  }

  private static Set<String> personal(JsonNode tables, String stream) {
    return tables
        .valueStream()
        .filter(table -> table.path("name").asString().equals(stream))
        .flatMap(table -> table.path("columns").valueStream())
        .filter(column -> column.at("/config/meta/contains_pii").asBoolean(false))
        .map(column -> column.path("name").asString())
        .collect(Collectors.toSet());
  }

  @Test
  void everyModelIsDescribed() throws IOException {
    Set<String> described = new TreeSet<>();
    Set<String> models = new TreeSet<>();
    try (Stream<Path> files = Files.walk(PROJECT.resolve("models"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".sql")) {
          models.add(name.replace(".sql", ""));
        } else if (name.endsWith(".yml")) {
          YAML.readTree(Files.readString(file))
              .path("models")
              .forEach(model -> described.add(model.path("name").asString()));
        }
      }
    }

    assertEquals(models, described);
  }
}
