package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UnusableRecordException;
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
  @ValueSource(strings = {"5.50", "\"x\"", "[1,null]", "{\"x\":1}", "null", "true"})
  void aFieldWithoutATypeHoldsAnything(String raw) {
    assertEquals(raw, Shaper.field("{}").value(raw));
  }

  @Test
  void propertiesWithoutATypeAreAnObject() {
    Shaper shaper = Shaper.field("{\"properties\": {\"b\": {\"type\": \"string\"}}}");

    assertEquals("{\"b\":\"5\"}", shaper.value("{\"b\":5,\"c\":6}"));
    assertEquals(Map.of("a.c: not in the schema, dropped", 1L), shaper.drift());
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
    assertEquals(Map.of("a: a text that is none where null is declared", 1L), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"classified\"", "5.5"})
  void aFieldThatMustNotBeNullFailsTheStreamByName(String raw) {
    Shaper shaper = Shaper.of("{\"part\": {\"properties\": {\"a\": {\"type\": \"integer\"}}}}");

    UnusableRecordException failure =
        assertThrows(
            UnusableRecordException.class, () -> shaper.record("{\"part\": {\"a\":" + raw + "}}"));

    assertTrue(failure.getMessage().contains("part.a"), failure.getMessage());
    assertFalse(failure.getMessage().contains("classified"), failure.getMessage());
  }

  @Test
  void anElementThatMustNotBeNullFailsTheStreamByName() {
    Shaper shaper = Shaper.field("{\"type\": \"array\", \"items\": {\"type\": \"integer\"}}");

    assertEquals("[1,2]", shaper.value("[1,\"2\"]"));
    for (String raw : new String[] {"[1,null]", "[\"classified\"]"}) {
      UnusableRecordException failure =
          assertThrows(UnusableRecordException.class, () -> shaper.value(raw));
      assertTrue(failure.getMessage().contains("a[]"), failure.getMessage());
      assertFalse(failure.getMessage().contains("classified"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"object\", \"properties\": {\"b\": {\"type\": \"string\"}}}",
        "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}"
      })
  void aRecordWithoutAPartThatMustNotBeNullCannotBeStored(String schema) {
    Shaper shaper = Shaper.field(schema);

    UnusableRecordException failure =
        assertThrows(UnusableRecordException.class, () -> shaper.value("\"classified\""));

    assertTrue(failure.getMessage().endsWith("for a"), failure.getMessage());
    assertFalse(failure.getMessage().contains("classified"), failure.getMessage());
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
    assertThrows(
        UnusableRecordException.class, () -> Shaper.of(part).record("{\"part\": {\"b\": \"x\"}}"));
  }
}
