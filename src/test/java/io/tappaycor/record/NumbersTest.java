package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
  private static final String DECIMAL = "{\"type\": [\"null\", \"number\"]}";
  private static final String INTEGER = "{\"type\": [\"null\", \"integer\"]}";
  private static final String TEXT = "{\"type\": [\"null\", \"string\"]}";

  @ParameterizedTest
  @CsvSource({
    "12.50, 12.50",
    "0.10, 0.10",
    "100, 100",
    "1.0, 1.0",
    "1e3, 1000",
    "1.20E+2, 120",
    "1.234E1, 12.34",
    "5E-3, 0.005",
    "1234567890.12345678901234567890, 1234567890.12345678901234567890",
    "-7.00, -7.00",
    "9007199254740993, 9007199254740993",
    "'\"12.50\"', 12.50",
    "'\"-3\"', -3",
  })
  void aDecimalKeepsTheDigitsReceivedInPlainNotation(String raw, String printed) {
    assertEquals(printed, Shaper.field(DECIMAL).value(raw));
  }

  @ParameterizedTest
  @CsvSource({
    "5.0, 5",
    "5, 5",
    "-0.0, 0",
    "1e3, 1000",
    "1.50e1, 15",
    "9007199254740993, 9007199254740993",
    "9007199254740993.0, 9007199254740993",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "'\"42\"', 42",
    "'\"42.00\"', 42",
    "'\"123456789012345678901234567890\"', 123456789012345678901234567890",
  })
  void aWholeNumberIsPrintedAsAnIntegerToTheDigit(String raw, String printed) {
    Shaper shaper = Shaper.field(INTEGER);

    assertEquals(printed, shaper.value(raw));
    assertEquals(Map.of(), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.5", "\"5.5\"", "true", "\"five\"", "[]", "{}"})
  void whatIsNoWholeNumberBecomesNullAndIsCountedByField(String raw) {
    Shaper shaper = Shaper.field(INTEGER);

    assertEquals("null", shaper.value(raw));
    assertEquals("null", shaper.value(raw));
    assertEquals(1, shaper.drift().size());
    shaper
        .drift()
        .forEach(
            (what, count) -> {
              assertEquals("a: ", what.substring(0, 3));
              assertEquals(2, count);
            });
  }

  @Test
  void theCountSaysTheTypesAndNeverTheValue() {
    Shaper shaper = Shaper.field(INTEGER);
    shaper.value("5.5");
    shaper.value("\"classified\"");

    assertEquals(
        Map.of(
            "a: number where integer is declared", 1L,
            "a: a text that is none where integer is declared", 1L),
        shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"0x10\"",
        "\"1,000\"",
        "\"1,00.5\"",
        "\"1.000,5\"",
        "\"+1\"",
        "\"01\"",
        "\"NaN\"",
        "\".\"",
        "\"1.\"",
        "\"e5\"",
        "\"1 000\"",
        "\"1e9999\""
      })
  void aTextIsTakenForANumberOnlyIfItIsPlainlyOne(String raw) {
    assertEquals("null", Shaper.field(DECIMAL).value(raw));
  }

  @ParameterizedTest
  @CsvSource({
    "'\" 12.5\"', 12.5",
    "'\"1E-05\"', 0.00001",
    "'\"1e3\"', 1000",
    "'\".5\"', 0.5",
    "'\"-.5\"', -0.5",
    "'\"1,234.56\"', 1234.56",
    "'\"-1,234,567\"', -1234567",
  })
  void looseFormsOfNumbersAreReadWhereTheyAreUnambiguous(String raw, String printed) {
    Shaper shaper = Shaper.field(DECIMAL);

    assertEquals(printed, shaper.value(raw));
    assertEquals(Map.of(), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\"\\t\""})
  void aBlankTextIsNotSetForEveryTypeButText(String raw) {
    for (String type : List.of("number", "integer", "boolean")) {
      Shaper shaper = Shaper.field("{\"type\": [\"null\", \"" + type + "\"]}");

      assertEquals("null", shaper.value(raw));
      assertEquals(Map.of(), shaper.drift());
    }
  }

  @Test
  void midnightOfAnAmericanDateIsNoOtherTime() {
    Shaper shaper = Shaper.field("{\"type\": [\"null\", \"string\"], \"format\": \"date-time\"}");

    assertEquals("\"2026-09-15T00:00:00Z\"", shaper.value("\"9/15/2026 12:00:00 AM\""));
    assertEquals("null", shaper.value("\"9/15/2026 12:00:00 PM\""));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "5.10, 5.10",
    "1E2, 100",
    "12e-4, 0.0012",
    "9007199254740993, 9007199254740993",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "true, true",
    "false, false",
  })
  void aNumberOrBooleanBecomesTheTextThatWasReceived(String raw, String text) {
    Shaper shaper = Shaper.field(TEXT);

    assertEquals('"' + text + '"', shaper.value(raw));
    assertEquals(Map.of(), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(strings = {DECIMAL, INTEGER, TEXT})
  void fourHundredDigitsAreHeldAndOneMoreIsNot(String schema) {
    String longest = "9".repeat(400);

    assertEquals(longest, Shaper.field(schema).value(longest).replace("\"", ""));
    assertEquals("null", Shaper.field(schema).value(longest + "9"));
    assertEquals("null", Shaper.field(schema).value("1e400"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e999999999", "1e-400", "1E-999999999"})
  void aShortNumberThatWouldBeLongInPlainNotationIsNotHeld(String raw) {
    Shaper shaper = Shaper.field(DECIMAL);

    assertEquals("null", shaper.value(raw));
    assertEquals(
        Map.of("a: a number of more than 400 digits where number is declared", 1L), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(strings = {DECIMAL, INTEGER})
  void aTextOfTooManyDigitsIsNotHeldEither(String schema) {
    assertEquals("9".repeat(400), Shaper.field(schema).value('"' + "9".repeat(400) + '"'));
    assertEquals("null", Shaper.field(schema).value('"' + "9".repeat(400) + ".0\""));
    assertEquals("null", Shaper.field(schema).value('"' + "9".repeat(401) + '"'));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "'\"True\"', true", "'\"false\"', false", "'\"FALSE\"', false"})
  void aBooleanMayComeAsText(String raw, String printed) {
    assertEquals(printed, Shaper.field("{\"type\": [\"null\", \"boolean\"]}").value(raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "\"yes\"", "\"\"", "[true]"})
  void whatIsNoBooleanBecomesNull(String raw) {
    assertEquals("null", Shaper.field("{\"type\": [\"null\", \"boolean\"]}").value(raw));
  }
}
