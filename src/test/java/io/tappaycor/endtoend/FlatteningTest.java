package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** With flattening, no record and no schema is nested. */
final class FlatteningTest {

  @TempDir Path home;

  @Test
  void everyRecordIsFlatAndItsSchemaKnowsEveryField() {
    try (Company company = Company.small(home)) {
      TapRun.Result result = company.with("flattening_enabled", true).sync();

      assertEquals(0, result.code(), result.err());
      Map<String, JsonNode> schemas = new HashMap<>();
      int records = 0;
      for (JsonNode message : result.messages()) {
        String stream = message.path("stream").asString("");
        if (message.path("type").asString().equals("SCHEMA")) {
          schemas.put(stream, message.path("schema"));
        } else if (message.path("type").asString().equals("RECORD")) {
          assertFlat(message, schemas.getOrDefault(stream, message));
          records++;
        }
      }
      assertTrue(records > 0 && schemas.size() > 15, schemas.keySet().toString());
    }
  }

  private static void assertFlat(JsonNode message, JsonNode schema) {
    for (var field : message.path("record").properties()) {
      assertFalse(field.getValue().isContainer(), message.path("stream") + "." + field.getKey());
      assertTrue(
          schema.path("properties").has(field.getKey()),
          message.path("stream") + "." + field.getKey());
    }
  }

  @Test
  void fieldsAreHashedByThePathThatTheyHadBefore() {
    try (Company company = Company.small(home)) {
      TapRun.Result result =
          company
              .with("flattening_enabled", true)
              .with("flattening_key_separator", "_")
              .with("hash_fields", "employees.positionData.jobTitle")
              .with("drop_fields", "employees.email")
              .with("hash_key", "a key of sixteen")
              .sync("--select", "employees");

      assertEquals(0, result.code(), result.err());
      JsonNode record = result.records("employees").get(0);
      assertTrue(record.path("positionData_jobTitle").asString("").matches("[0-9a-f]{64}"));
      assertTrue(record.propertyNames().stream().noneMatch(name -> name.startsWith("email")));
    }
  }
}
