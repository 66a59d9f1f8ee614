package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The time of a clock on a wall leaves in the form that the target keeps. */
final class ClockFormsTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @TempDir Path home;

  private Company company;

  @BeforeEach
  void open() {
    company = Company.small(home).with("time_zone", ZONE.getId());
  }

  @AfterEach
  void close() {
    company.close();
  }

  private TapRun.Result sync(String form) {
    TapRun.Result result = company.with("clock_fields", form).sync("--select", "time_card_punches");
    assertEquals(0, result.code(), result.err());
    return result;
  }

  private static List<String> times(TapRun.Result result) {
    return result.records("time_card_punches").stream()
        .map(record -> record.path("punchIn").asString())
        .toList();
  }

  private static JsonNode declared(TapRun.Result result, String field) {
    return result.schema("time_card_punches").path("properties").path(field);
  }

  @Test
  void inUtcItIsTheSameMoment() {
    TapRun.Result result = sync("utc");

    List<String> expected =
        times(sync("offset")).stream()
            .map(text -> OffsetDateTime.parse(text).toInstant().toString())
            .toList();
    assertFalse(expected.isEmpty());
    assertEquals(
        expected,
        times(result).stream()
            .map(text -> OffsetDateTime.parse(text).toInstant().toString())
            .toList());
    assertTrue(times(result).stream().allMatch(text -> text.endsWith("Z")), result.out());
    assertEquals("date-time", declared(result, "punchIn").path("format").asString());
  }

  @Test
  void onTheWallItIsATextWithoutAnOffset() {
    TapRun.Result result = sync("wall");

    assertEquals(
        times(sync("offset")).stream().map(text -> text.substring(0, 19)).toList(), times(result));
    assertFalse(declared(result, "punchIn").has("format"));
    assertEquals("date-time", declared(result, "displayDate").path("format").asString());
  }

  @Test
  void anotherFormIsAnotherDigest() {
    JsonNode utc = sync("utc").lastState().at("/bookmarks/time_card_punches/partitions/0/digest");
    JsonNode wall = sync("wall").lastState().at("/bookmarks/time_card_punches/partitions/0/digest");

    assertFalse(utc.equals(wall), utc.toString());
  }
}
