package io.tappaycor.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Streams and fields by patterns, without editing a catalog. */
final class PatternSelectionTest {

  @TempDir Path home;

  private final List<String> warnings = new ArrayList<>();

  private static Selection selection(List<String> select, List<String> deselect, boolean named) {
    return Selection.of(select, "--select", deselect, "--deselect", named);
  }

  private List<SelectedStream> selected(List<String> select, List<String> deselect) {
    return new Selector(StreamTable.ALL, warnings::add, selection(select, deselect, false))
        .defaults();
  }

  private static Set<String> names(List<SelectedStream> streams) {
    Set<String> names = new TreeSet<>();
    streams.forEach(stream -> names.add(stream.name()));
    return names;
  }

  private static Set<String> fields(List<SelectedStream> streams, String name) {
    Set<String> fields = new TreeSet<>();
    SelectedStream stream =
        streams.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    Schemas.walk(stream.schema(false), (field, any) -> fields.add(field.dotted()));
    return fields;
  }

  private static Set<String> sensitive(List<SelectedStream> streams) {
    Set<String> found = new TreeSet<>();
    for (SelectedStream stream : streams) {
      for (String field : fields(List.of(stream), stream.name())) {
        if (stream.definition().sensitiveFields().contains(field)) {
          found.add(stream.name() + "." + field);
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*.*", "*e*.*", "*.*e*"})
  void aStarSelectsNoSensitiveFieldOfAnyStream(String pattern) {
    List<SelectedStream> streams = selected(List.of(pattern), List.of());

    assertTrue(streams.size() > 80, names(streams).toString());
    assertEquals(Set.of(), sensitive(streams));
  }

  @Test
  void everySensitiveFieldComesByItsWholePath() {
    for (StreamDefinition stream : StreamTable.ALL) {
      for (String field : stream.sensitiveFields()) {
        String path = stream.name() + "." + field;
        assertEquals(Set.of(path), sensitive(selected(List.of(path), List.of())), path);
      }
    }
  }

  @Test
  void aStreamAloneComesWithItsDefaultFields() {
    assertEquals(
        fields(selected(List.of(), List.of()), "persons"),
        fields(selected(List.of("persons"), List.of()), "persons"));
    assertEquals(Set.of("persons"), names(selected(List.of("persons"), List.of())));
  }

  @Test
  void aFieldComesWithTheKeysAndWhatIsAroundIt() {
    assertEquals(
        Set.of("id", "positionData", "positionData.jobTitle"),
        fields(selected(List.of("employees.positionData.jobTitle"), List.of()), "employees"));
  }

  @Test
  void aFieldOfAllStreamsSelectsThoseThatHaveIt() {
    Set<String> names = names(selected(List.of("*.hireDate", "*.badgeNumber"), List.of()));

    assertTrue(names.contains("employees_v1"), names.toString());
    assertFalse(names.contains("departments"), names.toString());
  }

  @ParameterizedTest
  @CsvSource({"employees.items.x, employees", "*pay*, pay_rates", "EMPLOYEES, employees"})
  void patternsAreLoose(String pattern, String stream) {
    List<String> fine = List.of(pattern.contains("items") ? "employees.positionData" : pattern);

    assertTrue(names(selected(fine, List.of())).contains(stream));
  }

  @Test
  void deselectTakesAwayAndWins() {
    List<SelectedStream> streams =
        selected(
            List.of("employees", "pay_rates", "!*.firstName"),
            List.of("pay_*", "employees.positionData"));

    assertEquals(Set.of("employees"), names(streams));
    assertFalse(fields(streams, "employees").contains("firstName"));
    assertFalse(fields(streams, "employees").toString().contains("positionData"));
  }

  @Test
  void whatARecordCannotDoWithoutStaysUnderAStar() {
    List<SelectedStream> streams = selected(List.of("employees"), List.of("employees.*"));

    assertEquals(Set.of("id"), fields(streams, "employees"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "employes | matches no stream: did you mean employees?",
        "employees.fristName | matches no field: did you mean employees.firstName?",
        "*.socialSecurityNumber | only sensitive fields, which are selected by their whole path",
        "zzz* | matches no stream"
      })
  void aPatternThatMatchesNothingIsRefused(String pattern, String message) {
    UsageException refused =
        assertThrows(UsageException.class, () -> selected(List.of("persons", pattern), List.of()));

    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertTrue(refused.getMessage().contains("of --select"), refused.getMessage());
  }

  @Test
  void aKeyCannotBeDeselectedByItsName() {
    UsageException refused =
        assertThrows(
            UsageException.class,
            () -> selected(List.of(), List.of("employees.id", "time_card_punches.displayDate")));

    assertEquals(2, refused.getMessage().lines().count(), refused.getMessage());
    assertTrue(refused.getMessage().contains("key or replication field"), refused.getMessage());
  }

  @Test
  void sensitiveFieldsOfACatalogCountOnlyIfNamedWhereTheSettingSaysSo() throws IOException {
    JsonNode catalog = Discovery.catalog(StreamTable.ALL, false);
    for (JsonNode stream : catalog.path("streams")) {
      for (JsonNode entry : stream.path("metadata")) {
        ((tools.jackson.databind.node.ObjectNode) entry.path("metadata")).put("selected", true);
      }
    }
    Path file = Files.writeString(home.resolve("catalog.json"), catalog.toString());
    Selection named = selection(List.of(), List.of(), true);
    List<SelectedStream> streams = new Selector(StreamTable.ALL, warnings::add, named).from(file);

    assertEquals(StreamTable.ALL.size(), streams.size());
    assertEquals(Set.of(), sensitive(streams));
    assertTrue(warnings.toString().contains("sensitive_fields is named"), warnings.toString());
    assertFalse(sensitive(new Selector(StreamTable.ALL, warnings::add).from(file)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "employees.*;pay_rates, ''",
    "'', '*pay*;persons.email'",
    "*.*;persons.socialSecurityNumber, ats_*",
    "*, '*.firstName'"
  })
  void theCatalogSoSelectedSelectsTheSame(String select, String deselect) throws IOException {
    Selection selection =
        selection(
            select.isEmpty() ? List.of() : List.of(select.split(";")),
            deselect.isEmpty() ? List.of() : List.of(deselect.split(";")),
            false);
    Path file =
        Files.writeString(
            home.resolve("catalog.json"),
            Json.MAPPER.writeValueAsString(Discovery.catalog(StreamTable.ALL, false, selection)));

    assertEquals(
        schemas(new Selector(StreamTable.ALL, warnings::add, selection).defaults()),
        schemas(new Selector(StreamTable.ALL, warnings::add).from(file)));
  }

  private static List<String> schemas(List<SelectedStream> streams) {
    return streams.stream().map(stream -> stream.name() + stream.schema(false)).toList();
  }
}
