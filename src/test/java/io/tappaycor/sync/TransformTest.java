package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tappaycor.record.RecordTransform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A transform changes records and the SCHEMA together, wherever the records come from. */
final class TransformTest {

  /** Leaves a field out, and writes another in capitals. */
  private static final class Capitals implements RecordTransform {
    @Override
    public ObjectNode schema(ObjectNode schema) {
      ObjectNode published = schema.deepCopy();
      ((ObjectNode) published.path("properties")).remove("notes");
      return published;
    }

    @Override
    public ObjectNode record(ObjectNode record) {
      record.remove("notes");
      return record.put("type", record.path("type").asString().toUpperCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void recordsAndSchemaAreTransformedTogether() {
    ShortRun run = new ShortRun().transforming(new Capitals());
    run.api
        .lists("/v2/legalentities/{legalEntityId}/employees", "{\"id\": \"e\"}")
        .lists(
            "/v1/employees/{employeeId}/payrates",
            "{\"id\": \"r\", \"type\": \"hourly\", \"notes\": \"private\", \"payRate\": \"12.50\"}");

    ShortRun.Outcome outcome = run.run("pay_rates");

    JsonNode schema = outcome.messages().get(1).at("/schema/properties");
    JsonNode record = outcome.messages().get(2).path("record");
    assertFalse(schema.has("notes"));
    assertFalse(record.has("notes"));
    assertEquals("HOURLY", record.path("type").asString());
    assertEquals("12.50", record.path("payRate").toString());
  }
}
