package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.json.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A field that is kept reaches the table: targets drop what the SCHEMA lacks. */
final class KeptFieldsTest {

  @TempDir Path home;

  private Company company;

  @BeforeEach
  void open() {
    company =
        Company.of(home, companies -> companies, server -> server.withDrift(true).withPageSize(2));
    company.with("schema_drift", "keep");
  }

  @AfterEach
  void close() {
    company.close();
  }

  private static List<JsonNode> schemas(TapRun.Result result, String stream) {
    return result.messages().stream()
        .filter(message -> message.path("type").asString().equals("SCHEMA"))
        .filter(message -> message.path("stream").asString().equals(stream))
        .map(message -> message.path("schema"))
        .toList();
  }

  /** What is left of a value in a target that has only the columns of the SCHEMA. */
  private static JsonNode stored(JsonNode value, JsonNode schema) {
    JsonNode properties = schema.path("properties");
    if (value instanceof ObjectNode object && properties.isObject()) {
      ObjectNode stored = Json.NODES.objectNode();
      object.properties().stream()
          .filter(field -> properties.has(field.getKey()))
          .forEach(
              field ->
                  stored.set(
                      field.getKey(), stored(field.getValue(), properties.path(field.getKey()))));
      return stored;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode stored = Json.NODES.arrayNode();
      array.forEach(element -> stored.add(stored(element, schema.path("items"))));
      return stored;
    }
    return value;
  }

  private static void assertNothingIsLost(TapRun.Result result) {
    Map<String, JsonNode> schemas = new HashMap<>();
    for (JsonNode message : result.messages()) {
      String stream = message.path("stream").asString("");
      if (message.path("type").asString().equals("SCHEMA")) {
        schemas.put(stream, message.path("schema"));
      } else if (message.path("type").asString().equals("RECORD")) {
        JsonNode record = message.path("record");
        assertEquals(record, stored(record, schemas.getOrDefault(stream, record)), stream);
      }
    }
  }

  @Test
  void theSchemaComesAgainBeforeTheFirstRecordWithTheField() {
    TapRun.Result result = company.sync();

    assertEquals(0, result.code(), result.err());
    assertNothingIsLost(result);
    List<JsonNode> schemas = schemas(result, "departments");
    assertEquals(3, schemas.size(), "as it is declared, with the text, and with the number");
    assertFalse(schemas.get(0).path("properties").has("newText"));
    assertEquals("[\"null\",\"string\"]", schemas.get(1).at("/properties/newText/type").toString());
    assertEquals(
        "[\"null\",\"number\"]", schemas.get(2).at("/properties/newNumber/type").toString());
    assertTrue(result.err().contains("newText: not in the schema, kept"), result.err());
  }

  @Test
  void fieldsInsideObjectsAndArraysAreKeptToo() {
    TapRun.Result result = company.sync("--select", "employees", "--select", "paystubs");

    assertNothingIsLost(result);
    List<JsonNode> schemas = schemas(result, "employees");
    assertEquals(
        "[\"null\",\"boolean\"]",
        schemas
            .get(schemas.size() - 1)
            .at("/properties/positionData/properties/newFlag/type")
            .toString());
  }

  @Test
  void theRulesOfPrivacyHoldForThem() {
    company
        .with("drop_fields", "*.newNumber")
        .with("hash_fields", "*.newText")
        .with("hash_key", "a key of sixteen");

    TapRun.Result result = company.sync("--select", "departments");

    assertEquals(0, result.code(), result.err());
    assertNothingIsLost(result);
    assertFalse(result.out().contains("newNumber"), result.out());
    assertFalse(result.out().contains("\"text "), result.out());
    List<JsonNode> schemas = schemas(result, "departments");
    assertTrue(schemas.get(schemas.size() - 1).path("properties").has("newText"));
  }

  @Test
  void whatIsDroppedIsSaidToBe() {
    company.with("schema_drift", "warn");

    TapRun.Result result = company.sync("--select", "departments");

    assertEquals(1, schemas(result, "departments").size());
    assertFalse(result.out().contains("newText"));
    assertTrue(result.err().contains("newText: not in the schema, dropped"), result.err());
  }
}
