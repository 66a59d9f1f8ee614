package io.tappaycor.sync.parent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.json.Json;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamTable;
import io.tappaycor.sync.plan.Parent;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ParentMapperTest {

  private static final ParentList RUNS =
      ((Partitioning.PerParent) StreamTable.named("paystubs").orElseThrow().partitioning()).list();

  private final ParentMapper mapper =
      new ParentMapper(LocalDate.of(2026, 11, 20), OptionalInt.of(30));

  private Parent make(ParentList list, String json) {
    JsonNode record = Json.MAPPER.readTree(json);
    return mapper.map(list, Map.of(), record::get);
  }

  @Test
  void anEmployeeIsItsId() {
    Parent parent = make(ParentLists.EMPLOYEES, "{\"id\": \"e-1\", \"firstName\": \"Ada\"}");

    assertEquals("e-1", parent.id());
    assertEquals(Json.NODES.stringNode("e-1"), parent.values().get("employeeId"));
    assertEquals(Set.of("employeeId", "workerCategory"), parent.values().keySet());
    assertTrue(parent.due());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "\"\"", "\".\"", "\"..\"", "\"a b\"", "\"a\\u0000\"", "1.5", "{}"})
  void anIdThatNoPathCanCarryIsRefused(String id) {
    assertThrows(
        UnusableRecordException.class, () -> make(ParentLists.EMPLOYEES, "{\"id\": " + id + "}"));
  }

  @Test
  void aRunIsDueFromItsProcessDateOn() {
    String run = "{\"plannerId\": \"p\", \"checkDate\": \"2026-11-27T00:00:00\", \"processDate\": ";

    assertTrue(make(RUNS, run + "\"2026-11-20T00:00:00\"}").due());
    assertFalse(make(RUNS, run + "\"2026-11-21T00:00:00\"}").due());
  }

  @Test
  void aRunWithoutAProcessDateIsDueFromItsCheckDateOn() {
    assertTrue(make(RUNS, "{\"plannerId\": \"p\", \"checkDate\": \"2026-11-20\"}").due());
    assertFalse(make(RUNS, "{\"plannerId\": \"p\", \"checkDate\": \"2026-11-21\"}").due());
  }

  @Test
  void aRunWithoutACheckDateLiesAtItsProcessDate() {
    Parent run = make(RUNS, "{\"plannerId\": \"p\", \"processDate\": \"2025-12-31T00:00:00Z\"}");

    assertEquals(Optional.of(LocalDate.of(2025, 12, 31)), run.day());
    assertEquals(2025, run.values().get("year").asInt());
  }

  @Test
  void aRunWithoutAnyDateFailsRatherThanBeingForgotten() {
    assertThrows(
        DataException.class,
        () -> make(RUNS, "{\"plannerId\": \"p\", \"checkDate\": \"0001-01-01T00:00:00\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,          -,          true",
        "2026-10-21, -,          true",
        "2026-10-20, -,          false",
        "2026-10-20, 2026-10-25, true",
        "2026-10-20, 2026-10-01, false",
        "2027-01-01, -,          true",
      })
  void anEmploymentThatEndedLongAgoIsNotDueUnlessItBeganAgain(
      @Nullable String end, @Nullable String again, boolean due) {
    String employee =
        "{\"id\": \"e\", \"employmentDateData\": {\"terminationDate\": %s, \"reHireDate\": %s}}"
            .formatted(quoted(end), quoted(again));

    assertEquals(due, make(ParentLists.EMPLOYEES, employee).due());
  }

  private static String quoted(@Nullable String day) {
    return day == null ? "null" : "\"" + day + "T00:00:00Z\"";
  }
}
