package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.StreamTable;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class RecordShapeTest {
  private static final Map<String, JsonNode> ASKED =
      Map.of("legalEntityId", number(7), "employeeId", text("E-1"));

  private static JsonNode number(int value) {
    return Json.NODES.numberNode(value);
  }

  private static JsonNode text(String value) {
    return Json.NODES.stringNode(value);
  }

  private static RecordShape shape(String stream, DriftPolicy policy) {
    SelectedStream selected =
        new Selector(StreamTable.ALL, warning -> {})
            .defaults().stream()
                .filter(each -> each.name().equals(stream))
                .findFirst()
                .orElseThrow();
    return new RecordShape(selected, ZoneId.of("America/New_York"), policy);
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  @Test
  void whatTheApiWasAskedForIsAdded() {
    JsonNode record =
        shape("pay_rates", DriftPolicy.FAIL)
            .forList()
            .make(RawValue.of(json("{\"id\": \"R\"}")), ASKED);

    assertEquals(json("{\"legalEntityId\":7,\"employeeId\":\"E-1\",\"id\":\"R\"}"), record);
  }

  @Test
  void whatTheApiWasAskedForWinsOverWhatItSays() {
    JsonNode record =
        shape("pay_rates", DriftPolicy.FAIL)
            .forList()
            .make(RawValue.of(json("{\"id\": \"R\", \"employeeId\": null}")), ASKED);

    assertEquals("E-1", record.path("employeeId").asString());
  }

  @Test
  void anUndeclaredFieldIsKeptIfTheUserSaysSo() {
    JsonNode raw = json("{\"id\": \"R\", \"new\": 1.50}");

    assertEquals(
        "1.50",
        shape("pay_rates", DriftPolicy.KEEP)
            .forList()
            .make(RawValue.of(raw), ASKED)
            .path("new")
            .toString());
    assertFalse(
        shape("pay_rates", DriftPolicy.WARN).forList().make(RawValue.of(raw), ASKED).has("new"));
  }

  @Test
  void anotherFieldIsCopiedUnderTheNameThatJoinsNeed() {
    JsonNode record =
        shape("employments", DriftPolicy.WARN)
            .forList()
            .make(RawValue.of(json("{\"id\": \"E-9\"}")), ASKED);

    assertEquals("E-9", record.path("employeeId").asString());
  }

  @Test
  void placesAreCountedAcrossThePagesOfAList() {
    RecordShape shape = shape("time_card_punches", DriftPolicy.FAIL);
    RecordShape.Maker list = shape.forList();
    String[] raw = {
      "{\"employeeId\": \"A\", \"displayDate\": \"2026-11-20T00:00:00\"}",
      "{\"employeeId\": \"B\", \"displayDate\": \"2026-11-20T00:00:00\"}",
      "{\"employeeId\": \"A\", \"displayDate\": \"2026-11-20T00:00:00\"}",
      "{\"employeeId\": \"A\", \"displayDate\": \"2026-11-21T00:00:00\"}",
      "{\"employeeId\": \"A\", \"displayDate\": \"2026-11-20T00:00:00\"}",
    };
    int[] places = {1, 1, 2, 1, 3};

    for (int at = 0; at < raw.length; at++) {
      assertEquals(
          places[at], list.make(RawValue.of(json(raw[at])), ASKED).path("sequence").asInt());
    }
    assertEquals(
        1, shape.forList().make(RawValue.of(json(raw[0])), ASKED).path("sequence").asInt());
  }

  @Test
  void placesAreCountedAmongWhatIsAlikeOnceItIsInShape() {
    RecordShape.Maker list = shape("time_card_punches", DriftPolicy.WARN).forList();

    list.make(RawValue.of(json("{\"employeeId\": \"5\", \"displayDate\": \"2026-11-20\"}")), ASKED);
    JsonNode second =
        list.make(
            RawValue.of(json("{\"employeeId\": 5, \"displayDate\": \"2026-11-20T00:00:00Z\"}")),
            ASKED);

    assertEquals(2, second.path("sequence").asInt());
  }

  @Test
  void countingDoesNotCountDriftTwice() {
    RecordShape shape = shape("time_card_punches", DriftPolicy.WARN);

    assertThrows(
        UnusableRecordException.class,
        () ->
            shape
                .forList()
                .make(
                    RawValue.of(json("{\"employeeId\": \"A\", \"displayDate\": \"soon\"}")),
                    ASKED));
    assertEquals(
        Map.of("displayDate: a text that is none where date-time is declared", 1L),
        shape.drift().counts());
  }

  @Test
  void punchesAreInTheConfiguredZoneAndTheirDayIsNot() {
    JsonNode record =
        shape("time_card_punches", DriftPolicy.FAIL)
            .forList()
            .make(
                RawValue.of(
                    json(
                        "{\"employeeId\": \"A\", \"displayDate\": \"2026-11-20T00:00:00\","
                            + " \"punchIn\": \"2026-11-20T07:58:00\","
                            + " \"punchOut\": \"2026-11-20T16:00:00Z\"}")),
                ASKED);

    assertEquals("2026-11-20T00:00:00Z", record.path("displayDate").asString());
    assertEquals("2026-11-20T07:58:00-05:00", record.path("punchIn").asString());
    assertEquals("2026-11-20T16:00:00Z", record.path("punchOut").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": null}", "{\"id\": {\"secret\": \"s3cr3t\"}}"})
  void aRecordWhoseKeyIsNullCannotBeStored(String raw) {
    RecordShape.Maker list = shape("pay_rates", DriftPolicy.WARN).forList();

    UnusableRecordException failure =
        assertThrows(UnusableRecordException.class, () -> list.make(RawValue.of(json(raw)), ASKED));

    assertTrue(failure.getMessage().endsWith(" for id"), failure.getMessage());
    assertFalse(failure.getMessage().contains("s3cr3t"), failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"s3cr3t\"", "[1]", "5"})
  void aRecordThatIsNoObjectCannotBeStored(String raw) {
    RecordShape.Maker list = shape("pay_rates", DriftPolicy.WARN).forList();

    UnusableRecordException failure =
        assertThrows(UnusableRecordException.class, () -> list.make(RawValue.of(json(raw)), ASKED));

    assertTrue(failure.getMessage().contains("not an object"), failure.getMessage());
    assertFalse(failure.getMessage().contains("s3cr3t"), failure.getMessage());
  }

  @Test
  void streamsThatShareAListDoNotDisturbEachOther() {
    JsonNode received =
        json(
            "{\"id\": \"E-1\", \"firstName\": \"Zoë\", \"statusData\": {\"status\": \"Active\"},"
                + " \"employmentDateData\": {\"hireDate\": \"2020-01-02\"}}");
    String before = received.toString();

    JsonNode employment =
        shape("employments", DriftPolicy.FAIL).forList().make(RawValue.of(received), ASKED);
    JsonNode employee =
        shape("employees", DriftPolicy.FAIL).forList().make(RawValue.of(received), ASKED);

    assertEquals(before, received.toString());
    assertTrue(employment.has("employeeId"));
    assertFalse(employee.has("employeeId"));
    assertEquals("Zoë", employee.path("firstName").asString());
  }

  @Test
  void sensitiveFieldsAreLeftOutByDefaultAndAreNoDrift() {
    RecordShape shape = shape("direct_deposits", DriftPolicy.FAIL);

    JsonNode record =
        shape
            .forList()
            .make(
                RawValue.of(json("{\"id\": \"D\", \"unmaskedAccountNumber\": \"12345\"}")), ASKED);

    assertEquals(json("{\"legalEntityId\":7,\"employeeId\":\"E-1\",\"id\":\"D\"}"), record);
  }
}
