package io.tappaycor.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.json.Json;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class DiscoveryTest {
  private static final ObjectNode CATALOG = Discovery.catalog(StreamTable.ALL, false);

  private static Stream<String> streams() {
    return StreamTable.ALL.stream().map(StreamDefinition::name);
  }

  private static JsonNode entry(String stream) {
    return CATALOG
        .path("streams")
        .valueStream()
        .filter(each -> each.path("tap_stream_id").asString().equals(stream))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode metadata(String stream, String... breadcrumb) {
    String steps = Json.MAPPER.writeValueAsString(breadcrumb);
    return entry(stream)
        .path("metadata")
        .valueStream()
        .filter(each -> each.path("breadcrumb").toString().equals(steps))
        .findFirst()
        .orElseThrow()
        .path("metadata");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void everyStreamHasAnEntryInTheOrderOfTheTable() {
    assertEquals(
        streams().toList(),
        CATALOG.path("streams").valueStream().map(each -> each.path("stream").asString()).toList());
  }

  @ParameterizedTest
  @MethodSource("streams")
  void anEntryHasWhatSingerAsksForAndNoMore(String stream) {
    JsonNode entry = entry(stream);

    assertEquals(
        List.of("tap_stream_id", "stream", "schema", "key_properties", "metadata"),
        List.copyOf(entry.propertyNames()));
    assertEquals(stream, entry.path("tap_stream_id").asString());
    assertFalse(entry.path("key_properties").isEmpty());
    assertEquals(entry.path("key_properties"), metadata(stream).path("table-key-properties"));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void theStreamsMetadataSaysHowItMayBeReplicated(String stream) {
    JsonNode metadata = metadata(stream);
    StreamDefinition definition = StreamTable.named(stream).orElseThrow();

    assertEquals("available", metadata.path("inclusion").asString());
    assertEquals(
        definition.tier() == StreamDefinition.Tier.CORE,
        metadata.path("selected-by-default").asBoolean());
    if (definition.replication() instanceof Replication.Incremental by) {
      assertEquals(List.of(by.key()), texts(metadata.path("valid-replication-keys")));
      assertFalse(metadata.has("forced-replication-method"));
    } else {
      assertEquals("FULL_TABLE", metadata.path("forced-replication-method").asString());
      assertFalse(metadata.has("valid-replication-keys"));
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void keysAreNotNullableAndAllElseIs(String stream) {
    List<String> keys = texts(entry(stream).path("key_properties"));

    Schemas.walk(
        entry(stream).path("schema"),
        (field, schema) -> {
          boolean key = field.isTopLevelField() && keys.contains(field.name());
          JsonNode type = schema.path("type");
          boolean nullable = type.isArray() && texts(type).contains("null");
          assertEquals(!key, nullable, field.dotted());
        });
    JsonNode properties = entry(stream).path("schema").path("properties");
    keys.forEach(key -> assertTrue(properties.has(key), key));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void everyFieldHasItsMetadata(String stream) {
    List<Breadcrumb> fields = new ArrayList<>();
    Schemas.walk(entry(stream).path("schema"), (field, schema) -> fields.add(field));
    StreamDefinition definition = StreamTable.named(stream).orElseThrow();

    assertEquals(fields.size() + 1, entry(stream).path("metadata").size());
    for (Breadcrumb field : fields) {
      JsonNode metadata = metadata(stream, field.steps().toArray(String[]::new));
      boolean automatic =
          field.isTopLevelField()
              && (definition.keyProperties().contains(field.name())
                  || (definition.replication() instanceof Replication.Incremental by
                      && by.key().equals(field.name())));
      assertEquals(automatic ? "automatic" : "available", metadata.path("inclusion").asString());
      boolean sensitive = definition.sensitiveFields().contains(field.dotted());
      assertEquals(sensitive, metadata.path("sensitive").asBoolean(false), field.dotted());
      if (!automatic) {
        assertEquals(!sensitive, metadata.path("selected-by-default").asBoolean(), field.dotted());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void aDefinitionNamesOnlyFieldsThatThereAre(String stream) {
    List<String> fields = new ArrayList<>();
    Schemas.walk(entry(stream).path("schema"), (field, schema) -> fields.add(field.dotted()));
    StreamDefinition definition = StreamTable.named(stream).orElseThrow();

    assertEquals(List.of(), missing(definition.sensitiveFields(), fields));
    assertEquals(List.of(), missing(definition.clockFields(), fields));
    assertEquals(
        List.of(), missing(definition.added().stream().map(each -> each.name()).toList(), fields));
    assertEquals(
        List.of(),
        missing(
            definition.endpoint().includes().stream().map(each -> each.field()).toList(), fields));
  }

  private static List<String> missing(Iterable<String> names, List<String> fields) {
    List<String> missing = new ArrayList<>();
    names.forEach(missing::add);
    missing.removeAll(fields);
    return missing;
  }

  @ParameterizedTest
  @ValueSource(strings = {"enum", "multipleOf", "$ref", "uuid", "definitions", "anyOf", "pattern"})
  void noSchemaHasWhatTargetsStumbleOver(String word) {
    CATALOG
        .path("streams")
        .forEach(
            each -> assertFalse(each.path("schema").toString().contains('"' + word + '"'), word));
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void noObjectIsClosedAndThoseWithFieldsSayThatOthersMayComeIfDriftIsKept(boolean open) {
    ObjectNode catalog = Discovery.catalog(StreamTable.ALL, open);

    for (JsonNode entry : catalog.path("streams")) {
      List<JsonNode> objects = new ArrayList<>(List.of(entry.path("schema")));
      Schemas.walk(entry.path("schema"), (field, schema) -> objects.add(schema));
      for (JsonNode schema : objects) {
        assertTrue(schema.path("additionalProperties").asBoolean(true), schema.toString());
        JsonNode items = schema.path("items");
        for (JsonNode each : List.of(schema, items)) {
          if (each.has("properties")) {
            assertEquals(open, each.has("additionalProperties"));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "direct_deposits, routingNumber",
    "direct_deposits, unmaskedAccountNumber",
    "persons, socialSecurityNumber",
  })
  void peoplesNumbersAreNotSelectedByDefault(String stream, String field) {
    JsonNode metadata = metadata(stream, "properties", field);

    assertFalse(metadata.path("selected-by-default").asBoolean(true));
    assertTrue(metadata.path("sensitive").asBoolean(false));
  }

  @ParameterizedTest
  @CsvSource({"pay_rates, employees", "paystubs, payroll_runs"})
  void aChildNamesItsParent(String stream, String parent) {
    assertEquals(parent, metadata(stream).path("parent-tap-stream-id").asString());
  }
}
