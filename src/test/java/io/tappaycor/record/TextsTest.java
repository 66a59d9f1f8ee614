package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextsTest {
  private static final String OPEN = "{\"type\": [\"null\", \"object\"]}";

  @ParameterizedTest
  @CsvSource({
    "Zoë, Zoë",
    "a\\u0000b, ab",
    "\\u0000, ''",
    "a\\ud800b, a\uFFFDb",
    "\\udc00, \uFFFD",
    "\\ud83d\\ude00, \uD83D\uDE00",
    "\\ude00\\ud83d, \uFFFD\uFFFD",
    "\\udbff\\ud800, \uFFFD\uFFFD",
    "\\udfff, \uFFFD",
    // The neighbours of the halves are characters.
    "\\ud7ff\\u0000\\ue000, \uD7FF\uE000",
    "\\ud83d\\u0000\\ude00, \uFFFD\uFFFD",
    "tab\\tline, tab\\tline",
  })
  void aTextHasNoNulAndNoHalfCharacters(String raw, String printed) {
    Shaper shaper = Shaper.field("{\"type\": [\"null\", \"string\"]}");

    assertEquals('"' + printed + '"', shaper.value('"' + raw + '"'));
    assertEquals(Map.of(), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\\u0000\": \"y\\u0000\"}",
        "{\"x\": \"y\\u0000\"}",
      })
  void anOpenMapIsCleanToo(String raw) {
    assertEquals("{\"x\":\"y\"}", Shaper.field(OPEN).value(raw));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"z\": [{\"b\": 1.50, \"a\": null}], \"y\": {\"x\": \"\\ud800\"}}',"
        + "'{\"z\":[{\"b\":1.50,\"a\":null}],\"y\":{\"x\":\"\uFFFD\"}}'",
    "{}, {}",
    "null, null",
  })
  void anOpenMapIsKeptAsItIsAtAnyDepth(String raw, String printed) {
    Shaper shaper = Shaper.field(OPEN);

    assertEquals(printed, shaper.value(raw));
    assertEquals(Map.of(), shaper.drift());
  }
}
