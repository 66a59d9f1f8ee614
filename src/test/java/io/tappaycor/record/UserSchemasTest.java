package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.DataException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's own catalog may declare, and our published schemas do not. */
final class UserSchemasTest {
  private static final String DAY = "{\"type\": [\"null\", \"string\"], \"format\": \"date\"}";

  @ParameterizedTest
  @CsvSource({
    "2026-09-15, 2026-09-15",
    "2026-09-15T23:00:00-05:00, 2026-09-15",
    "09/15/2026, 2026-09-15",
  })
  void aDateIsTheDayThatWasReceived(String raw, String day) {
    assertEquals('"' + day + '"', Shaper.field(DAY).value('"' + raw + '"'));
  }

  @Test
  void aDateThatIsNoneIsCountedAsADate() {
    Shaper shaper = Shaper.field(DAY);

    assertEquals("null", shaper.value("\"2026-02-30\""));
    assertEquals(Map.of("a: a text that is none where date is declared", 1L), shaper.drift());
  }

  @ParameterizedTest
  @CsvSource({
    // The first type that the value is of as it stands.
    "'[\"integer\", \"string\"]', 5, 5",
    "'[\"integer\", \"string\"]', '\"5\"', '\"5\"'",
    "'[\"string\", \"number\"]', 5.50, 5.50",
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
  void aValueThatFitsNoneOfSeveralTypesBecomesNullAndIsCountedOnce() {
    Shaper shaper = Shaper.field("{\"type\": [\"null\", \"integer\", \"boolean\"]}");

    assertEquals("null", shaper.value("\"x\""));
    assertEquals(1, shaper.drift().size());
    assertEquals(1L, shaper.drift().values().iterator().next());
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

  @Test
  void aDateThatIsNoneLeavesTheChoiceToAText() {
    String schema =
        "{\"anyOf\": [{\"type\": \"string\", \"format\": \"date\"}, {\"type\": \"string\"}]}";

    assertEquals("\"2026-09-15\"", Shaper.field(schema).value("\"2026-09-15\""));
    assertEquals("\"2026-02-30\"", Shaper.field(schema).value("\"2026-02-30\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.50", "\"x\"", "[1,null]", "{\"x\":1}", "null", "true"})
  void aFieldWithoutATypeHoldsAnything(String raw) {
    assertEquals(raw, Shaper.field("{}").value(raw));
  }

  @Test
  void propertiesWithoutATypeAreAnObject() {
    Shaper shaper = Shaper.field("{\"properties\": {\"b\": {\"type\": \"string\"}}}");

    assertEquals("{\"b\":\"5\"}", shaper.value("{\"b\":5,\"c\":6}"));
    assertEquals(Map.of("a.c: not in the schema", 1L), shaper.drift());
    assertEquals("null", shaper.value("null"));
  }

  @Test
  void itemsWithoutATypeAreAnArray() {
    Shaper shaper = Shaper.field("{\"items\": {\"type\": \"string\"}}");

    assertEquals("[\"5\"]", shaper.value("[5]"));
  }

  @Test
  void aFieldThatIsDeclaredNullHoldsNothingElse() {
    Shaper shaper = Shaper.field("{\"type\": [\"null\"]}");

    assertEquals("null", shaper.value("\"x\""));
    assertEquals(1, shaper.drift().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"classified\"", "5.5"})
  void aFieldThatMustNotBeNullFailsTheStreamByName(String raw) {
    Shaper shaper = Shaper.of("{\"part\": {\"properties\": {\"a\": {\"type\": \"integer\"}}}}");

    DataException failure =
        assertThrows(DataException.class, () -> shaper.record("{\"part\": {\"a\":" + raw + "}}"));

    assertTrue(failure.getMessage().contains("part.a"), failure.getMessage());
    assertFalse(failure.getMessage().contains("classified"), failure.getMessage());
  }

  @Test
  void anElementThatMustNotBeNullFailsTheStreamByName() {
    Shaper shaper = Shaper.field("{\"type\": \"array\", \"items\": {\"type\": \"integer\"}}");

    assertEquals("[1,2]", shaper.value("[1,\"2\"]"));
    for (String raw : new String[] {"[1,null]", "[\"classified\"]"}) {
      DataException failure = assertThrows(DataException.class, () -> shaper.value(raw));
      assertTrue(failure.getMessage().contains("a[]"), failure.getMessage());
      assertFalse(failure.getMessage().contains("classified"), failure.getMessage());
    }
  }

  @Test
  void aFieldThatMustNotBeNullMayStillBeAbsent() {
    assertEquals("{}", Shaper.field("{\"type\": \"integer\"}").record("{}"));
  }

  @Test
  void anAbsentFieldThatTheSchemaRequiresIsNullOrFailsTheStream() {
    String part =
        """
        {"part": {"type": "object", "required": ["b", "c"], "properties":
          {"b": {"type": ["null", "string"]}, "c": {"type": "string"}}}}
        """;

    assertEquals(
        "{\"part\":{\"b\":null,\"c\":\"x\"}}",
        Shaper.of(part).record("{\"part\": {\"c\": \"x\"}}"));
    assertThrows(DataException.class, () -> Shaper.of(part).record("{\"part\": {\"b\": \"x\"}}"));
  }
}
