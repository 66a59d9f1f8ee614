package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's own catalog may leave open: a choice of types, or any value. */
final class ChoicesTest {
  @ParameterizedTest
  @CsvSource({
    // The first type that the value is of as it stands.
    "'[\"integer\", \"string\"]', 5, 5",
    "'[\"integer\", \"string\"]', '\"5\"', '\"5\"'",
    "'[\"string\", \"number\"]', 5.50, 5.50",
    "'[\"string\", \"integer\"]', 5, 5",
    "'[\"string\", \"boolean\"]', true, true",
    "'[\"number\", \"boolean\"]', true, true",
    // Else the first that it can be converted to.
    "'[\"integer\", \"string\"]', 5.5, '\"5.5\"'",
    "'[\"integer\", \"string\"]', true, '\"true\"'",
    "'[\"boolean\", \"integer\"]', '\"7\"', 7",
    "'[\"boolean\", \"integer\"]', '\"True\"', true",
    "'[\"null\", \"integer\", \"object\"]', '{\"x\": 1}', '{\"x\":1}'",
    "'[\"null\", \"integer\", \"array\"]', '[1, \"x\"]', '[1,\"x\"]'",
  })
  void ofSeveralTypesTheOneThatFitsIsTaken(String types, String raw, String printed) {
    Shaper shaper = Shaper.field("{\"type\": " + types + "}");

    assertEquals(printed, shaper.value(raw));
    assertEquals(Map.of(), shaper.drift());
  }

  @Test
  void anObjectAmongSeveralTypesIsOneThoughItHasAFieldMore() {
    String types = "[\"null\", \"object\", \"string\"]";
    Shaper shaper =
        Shaper.field("{\"type\": " + types + ", \"properties\": {\"b\": {\"type\": \"string\"}}}");

    assertEquals("{\"b\":\"5\"}", shaper.value("{\"b\":5,\"c\":6}"));
    assertEquals(Map.of("a.c: not in the schema, dropped", 1L), shaper.drift());
    assertEquals("\"x\"", shaper.value("\"x\""));
    assertEquals(1, shaper.drift().size());
  }

  @Test
  void aValueThatFitsNoneOfSeveralTypesBecomesNullAndIsCountedOnce() {
    Shaper shaper = Shaper.field("{\"type\": [\"null\", \"integer\", \"boolean\"]}");

    assertEquals("null", shaper.value("\"x\""));
    assertEquals(
        Map.of("a: a text that is none where integer or boolean is declared", 1L), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(strings = {"anyOf", "oneOf"})
  void aChoiceOfSchemasIsRead(String choice) {
    String schema =
        "{\"%s\": [{\"type\": \"string\", \"format\": \"date-time\"}, {\"type\": \"integer\"}, {\"type\": \"null\"}]}"
            .formatted(choice);

    assertEquals("\"2026-09-15T00:00:00Z\"", Shaper.field(schema).value("\"2026-09-15\""));
    assertEquals("5", Shaper.field(schema).value("5.0"));
    assertEquals("null", Shaper.field(schema).value("null"));
    assertEquals("null", Shaper.field(schema).value("\"soon\""));
  }

  @ParameterizedTest
  @CsvSource({
    "date, 2026-09-15, '\"2026-09-15\"'",
    "date, 09/15/2026, '\"2026-09-15\"'",
    "date, 0001-01-01, null",
    // What has a time would lose it, and what is none is a text.
    "date, 2026-09-15T07:00:00Z, '\"2026-09-15T07:00:00Z\"'",
    "date, 2026-02-30, '\"2026-02-30\"'",
    "date-time, 2026-09-15, '\"2026-09-15T00:00:00Z\"'",
    "date-time, 2026-09-15T07:00:00, '\"2026-09-15T07:00:00Z\"'",
    "date-time, 2026-02-30, '\"2026-02-30\"'",
    "date-time, soon, '\"soon\"'",
  })
  void aDateComesBeforeATextButOnlyIfItIsOne(String format, String raw, String printed) {
    Shaper shaper =
        Shaper.field(
            "{\"anyOf\": [{\"type\": \"string\", \"format\": \"%s\"}, {\"type\": \"string\"}, {\"type\": \"null\"}]}"
                .formatted(format));

    assertEquals(printed, shaper.value('"' + raw + '"'));
    assertEquals(Map.of(), shaper.drift());
  }

  @Test
  void anArrayAmongSeveralTypesIsOneThoughAnElementDoesNotFit() {
    Shaper shaper =
        Shaper.field(
            "{\"type\": [\"array\", \"string\"], \"items\": {\"type\": [\"null\", \"integer\"]}}");

    assertEquals("[null,1]", shaper.value("[\"x\",1]"));
    assertEquals(Map.of("a[]: a text that is none where integer is declared", 1L), shaper.drift());
    assertEquals("\"x\"", shaper.value("\"x\""));
    assertEquals(1, shaper.drift().size());
  }

  @Test
  void aChoiceWithinAChoiceIsRead() {
    Shaper shaper =
        Shaper.field(
            "{\"anyOf\": [{\"oneOf\": [{\"type\": \"integer\"}, {\"type\": \"null\"}]},"
                + " {\"type\": \"boolean\"}]}");

    assertEquals("5", shaper.value("\"5\""));
    assertEquals("true", shaper.value("\"True\""));
    assertEquals("null", shaper.value("null"));
    assertEquals(Map.of(), shaper.drift());
    assertEquals("null", shaper.value("\"x\""));
    assertEquals(
        Map.of("a: a text that is none where integer or boolean is declared", 1L), shaper.drift());
  }

  @Test
  void aChoiceHoldsWhatOneOfItHolds() {
    UnionType union = new UnionType(List.of(new NumberTypes.Whole(), new ScalarTypes.Truth()));

    assertTrue(union.holds(Json.NODES.numberNode(5)));
    assertTrue(union.holds(Json.NODES.booleanNode(false)));
    assertFalse(union.holds(Json.NODES.stringNode("5")));
  }

  @ParameterizedTest
  @CsvSource({
    // An open map is taken only for what is one.
    "'{\"type\": [\"object\", \"string\"]}', '\"x\"', '\"x\"'",
    "'{\"type\": [\"null\", \"string\", \"object\"]}', '{\"x\":5}', '{\"x\":5}'",
    // Any value is taken as it stands, before it is converted to another type.
    "'{\"anyOf\": [{\"type\": \"integer\"}, {}]}', '\"5\"', '\"5\"'",
    "'{\"anyOf\": [{\"type\": \"integer\"}, {}]}', 5.50, 5.50",
  })
  void whatIsOpenTakesPartInAChoice(String schema, String raw, String printed) {
    Shaper shaper = Shaper.field(schema);

    assertEquals(printed, shaper.value(raw));
    assertEquals(Map.of(), shaper.drift());
  }

  @Test
  void anOpenMapIsChosenThoughOneOfItsNumbersIsTooLong() {
    Shaper shaper = Shaper.field("{\"type\": [\"object\", \"integer\"]}");

    assertEquals("{\"x\":null,\"y\":5}", shaper.value("{\"x\":1e999,\"y\":5}"));
    assertEquals(
        Map.of("a: a number of more than 400 digits where object is declared", 1L), shaper.drift());
  }

  @Test
  void whatIsOpenIsCountedByWhatItIs() {
    Shaper map = Shaper.field("{\"type\": [\"null\", \"object\"]}");
    assertEquals("null", map.value("[5]"));
    assertEquals(Map.of("a: array where object is declared", 1L), map.drift());

    Shaper anything = Shaper.field("{}");
    assertEquals("[5,null]", anything.value("[5,1e999]"));
    assertEquals(
        Map.of("a: a number of more than 400 digits where any value is declared", 1L),
        anything.drift());
  }

  @Test
  void theFirstChoiceThatHoldsAValueTakesItWhereNothingIsDeselected() {
    String object = "{\"type\": \"object\", \"properties\": {\"x\": {\"type\": \"integer\"}}}";
    Shaper shaper = Shaper.field("{\"anyOf\": [{}, " + object + "]}");

    assertEquals("{\"x\":1,\"y\":2}", shaper.value("{\"x\":1,\"y\":2}"));
  }
}
