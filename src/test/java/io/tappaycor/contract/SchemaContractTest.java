package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.http.ErrorBody;
import io.tappaycor.json.Json;
import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every stream definition and its schema file have to agree on. */
final class SchemaContractTest {

  static final List<StreamDefinition> STREAMS = StreamTable.ALL;

  private static final Set<String> ALLOWED =
      Set.of("type", "description", "properties", "items", "format", "additionalProperties");

  @Test
  void everyStreamHasOneSchemaFileAndEveryFileAStream() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("catalog"))) {
      Set<String> names =
          files
              .map(each -> each.getFileName().toString().replace(".json", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(
          STREAMS.stream()
              .map(StreamDefinition::name)
              .collect(Collectors.toCollection(TreeSet::new)),
          names);
    }
  }

  @Test
  void namesAreUnique() {
    assertEquals(STREAMS.size(), STREAMS.stream().map(StreamDefinition::name).distinct().count());
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void noRecordLooksLikeAnError(StreamDefinition stream) {
    ObjectNode record = Json.NODES.objectNode();
    SchemaLibrary.schemaOf(stream.name())
        .path("properties")
        .propertyNames()
        .forEach(each -> record.put(each, "x"));
    stream.added().forEach(each -> record.remove(each.name()));

    assertFalse(ErrorBody.isOne(record));
    assertFalse(ErrorBody.hasNothingElse(record));
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void keysExistAndAreTheOnlyFieldsThatCannotBeNull(StreamDefinition stream) {
    JsonNode properties = SchemaLibrary.schemaOf(stream.name()).path("properties");
    assertFalse(stream.keyProperties().isEmpty());
    for (String key : stream.keyProperties()) {
      assertTrue(properties.path(key).path("type").isString(), key);
    }
    for (var property : properties.properties()) {
      if (!stream.keyProperties().contains(property.getKey())) {
        assertEquals(
            "null", property.getValue().path("type").path(0).asString(""), property.getKey());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void schemasSayWhatEachFieldIsAndHoldOnlyWhatEveryTargetTakes(StreamDefinition stream) {
    ObjectNode schema = SchemaLibrary.schemaOf(stream.name());
    assertTrue(schema.path("description").asString("").endsWith("."), "says what it is for");
    check(schema, stream.name());
  }

  private static void check(JsonNode schema, String where) {
    schema.propertyNames().forEach(each -> assertTrue(ALLOWED.contains(each), where + ": " + each));
    String format = schema.path("format").asString("date-time");
    assertEquals("date-time", format, where);
    schema.path("properties").properties().forEach(each -> field(each, where));
    if (schema.has("items")) {
      check(schema.path("items"), where + "[]");
    }
  }

  private static void field(Map.Entry<String, JsonNode> field, String where) {
    String path = where + "." + field.getKey();
    assertTrue(field.getValue().path("description").asString("").endsWith("."), path);
    check(field.getValue(), path);
  }

  /** So that tables join without casts, and sums have one type. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "employeeId", "employeeNumber", "legalEntityId", "badgeNumber", "plannerId", "checkDate",
        "creditAmount", "debitAmount", "createdDate", "modifiedDate", "date", "departmentCode"
      })
  void oneThingHasOneType(String field) {
    Map<String, Set<String>> types = new TreeMap<>();
    for (StreamDefinition stream : STREAMS) {
      collect(SchemaLibrary.schemaOf(stream.name()), field, stream.name(), types);
    }

    assertEquals(1, types.size(), types.toString());
  }

  private static void collect(
      JsonNode schema, String field, String where, Map<String, Set<String>> types) {
    for (var property : schema.path("properties").properties()) {
      JsonNode declared = property.getValue();
      if (property.getKey().equals(field)) {
        String type = declared.path("type").toString().replaceAll("\"null\",|[\\[\\]]", "");
        types.computeIfAbsent(type + declared.path("format"), any -> new TreeSet<>()).add(where);
      }
      collect(declared, field, where, types);
      collect(declared.path("items"), field, where, types);
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void whatADefinitionNamesIsInItsSchema(StreamDefinition stream) {
    JsonNode schema = SchemaLibrary.schemaOf(stream.name());
    Set<String> named = new TreeSet<>(stream.clockFields());
    named.addAll(stream.sensitiveFields());
    stream.added().stream().map(AddedField::name).forEach(named::add);
    if (stream.replication() instanceof Replication.Incremental incremental) {
      named.add(incremental.key());
    }
    for (String field : named) {
      assertTrue(at(schema, field).isObject(), stream.name() + " has no " + field);
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void includesFillFieldsOfTheEndpointsRecords(StreamDefinition stream) {
    for (Endpoint.Include include : stream.endpoint().includes()) {
      boolean known =
          STREAMS.stream()
              .filter(each -> each.endpoint().path().equals(stream.endpoint().path()))
              .anyMatch(
                  each -> at(SchemaLibrary.schemaOf(each.name()), include.field()).isObject());
      assertTrue(known, include.field());
    }
  }

  private static JsonNode at(JsonNode schema, String field) {
    JsonNode at = schema;
    for (String step : field.split("\\.", -1)) {
      JsonNode inside = at.has("items") ? at.path("items") : at;
      at = inside.path("properties").path(step);
    }
    return at;
  }
}
