package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Flattening;
import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class FlatTransformTest {

  private static final String SCHEMA =
      """
      {"type": "object", "properties": {
        "id": {"type": "string"},
        "a": {"type": ["null", "object"], "properties": {
          "b": {"type": ["null", "integer"]},
          "c": {"type": "object", "properties": {
            "d": {"type": "string", "format": "date-time"}}}}},
        "open": {"type": ["null", "object"], "description": "Of the customer."},
        "rows": {"type": ["null", "array"], "items": {"type": "object",
          "properties": {"x": {"type": "number"}}}}}}
      """;

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text);
  }

  private static FlatTransform transform(int depth) {
    return new FlatTransform("s", json(SCHEMA), new Flattening(depth, "__"));
  }

  @Test
  void declaredObjectsBecomeTheirFieldsAndTheRestTexts() {
    assertEquals(
        json(
            """
            {"id": "1", "a__b": 2, "a__c__d": "x", "open": "{\\"k\\":1.50}",
             "rows": "[{\\"x\\":1.0}]"}
            """),
        transform(10)
            .record(
                json(
                    """
                    {"id": "1", "a": {"b": 2, "c": {"d": "x"}}, "open": {"k": 1.50},
                     "rows": [{"x": 1.0}]}
                    """)));
  }

  @Test
  void theSchemaSaysSo() {
    assertEquals(
        json(
            """
            {"type": "object", "properties": {
              "id": {"type": "string"},
              "a__b": {"type": ["null", "integer"]},
              "a__c__d": {"type": ["null", "string"], "format": "date-time"},
              "open": {"description": "Of the customer.", "type": ["null", "string"]},
              "rows": {"type": ["null", "string"]}}}
            """),
        transform(10).schema(json(SCHEMA)));
  }

  @Test
  void whatLiesDeeperIsAText() {
    FlatTransform transform = transform(1);

    assertEquals(
        json("{\"a__b\": null, \"a__c\": \"{\\\"d\\\":\\\"x\\\"}\"}"),
        transform.record(json("{\"a\": {\"b\": null, \"c\": {\"d\": \"x\"}}}")));
    assertEquals(
        "[\"null\",\"string\"]",
        transform.schema(json(SCHEMA)).at("/properties/a__c/type").toString());
  }

  @Test
  void theFieldsOfANullAreNull() {
    assertEquals(
        json("{\"a__b\": null, \"a__c__d\": null, \"rows\": null}"),
        transform(10).record(json("{\"a\": null, \"rows\": null}")));
  }

  @Test
  void twoFieldsOfOneNameAreRefused() {
    ObjectNode schema =
        json(
            """
            {"properties": {"a_b": {"type": "string"},
              "a": {"type": "object", "properties": {"b": {"type": "string"}}}}}
            """);

    String message =
        assertThrows(
                UsageException.class, () -> new FlatTransform("s", schema, new Flattening(1, "_")))
            .getMessage();

    assertTrue(message.contains("the name a_b to two fields of s"), message);
  }
}
