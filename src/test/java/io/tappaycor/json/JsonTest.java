package io.tappaycor.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

final class JsonTest {
  @ParameterizedTest
  @CsvSource({
    "1.10, 1.10",
    "100.00, 100.00",
    "1E3, 1000",
    "1e-7, 0.0000001",
    "9007199254740993, 9007199254740993",
    "0.1234567890123456789012345678901, 0.1234567890123456789012345678901",
    "-0.50, -0.50",
  })
  void aNumberKeepsItsDigitsInPlainNotation(String read, String written) {
    assertEquals(written, Json.MAPPER.writeValueAsString(Json.MAPPER.readTree(read)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{\"a\":1,}", "{'a':1}", "[1", "NaN", "{\"a\":01}", "// x\n{}"})
  void whatIsNoJsonIsRefused(String text) {
    assertThrows(JacksonException.class, () -> Json.MAPPER.readTree(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "[1E-99999999999]", "{\"a\": 12345e2147483648}"})
  void aNumberBeyondWhatADecimalHoldsIsBrokenJsonAndIsNotQuoted(String text) {
    JacksonException broken =
        assertThrows(
            JacksonException.class, () -> Json.read(text.getBytes(StandardCharsets.UTF_8)));

    assertFalse(broken.getMessage().contains("99999"), broken.getMessage());
    assertFalse(broken.getMessage().contains("12345"), broken.getMessage());
  }

  @Test
  void nestingIsBounded() {
    String deep = "[".repeat(199) + "]".repeat(199);

    assertEquals(deep, Json.MAPPER.readTree(deep).toString());
    assertThrows(
        JacksonException.class, () -> Json.MAPPER.readTree("[".repeat(201) + "]".repeat(201)));
  }
}
