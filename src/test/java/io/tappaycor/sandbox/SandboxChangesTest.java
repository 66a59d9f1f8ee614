package io.tappaycor.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sandbox whose records change from day to day. */
final class SandboxChangesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

  private static Map<String, JsonNode> employees(LocalDate day) {
    SandboxApi api =
        new SandboxApi(
            CompanySettings.defaults(day).withEmployees(400),
            ServerSettings.defaults().withPageSize(1000).withChanges(true));
    Map<String, JsonNode> byId = new TreeMap<>();
    Json.read(api.answer("GET", "/v2/legalentities/501123/employees", "", "").body())
        .path("records")
        .forEach(record -> byId.put(record.path("id").asString(), record));
    return byId;
  }

  @Test
  void theSameDayIsTheSame() {
    assertEquals(employees(DAY), employees(DAY));
  }

  @Test
  void fromDayToDayAFewChangeVanishAndComeBack() {
    long changed = 0;
    long vanished = 0;
    long back = 0;
    for (int day = 0; day < 20; day++) {
      Map<String, JsonNode> before = employees(DAY.plusDays(day));
      Map<String, JsonNode> after = employees(DAY.plusDays(day + 1));
      changed +=
          before.entrySet().stream()
              .filter(row -> after.containsKey(row.getKey()))
              .filter(row -> !after.get(row.getKey()).equals(row.getValue()))
              .count();
      vanished += before.keySet().stream().filter(id -> !after.containsKey(id)).count();
      back += after.keySet().stream().filter(id -> !before.containsKey(id)).count();
    }

    assertTrue(changed > 50 && changed < 400, "changed: " + changed);
    assertTrue(vanished > 2 && vanished < 60, "vanished: " + vanished);
    assertTrue(back > 2 && back < 60, "back: " + back);
  }
}
