package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that break parsers, or what is made of them: an error, or data that conforms. */
@Timeout(60)
final class StrangeValuesTest {

  private final String today = LocalDate.now(ZoneOffset.UTC).toString();

  @TempDir Path home;

  static Stream<String> values() {
    String digits = "7".repeat(1_000_000);
    return Stream.of(
        digits,
        "-0." + digits,
        digits + ".5e-3",
        "\"" + digits + "\"",
        "1e999999999",
        "-1e-999999999",
        "\"1e999999999\"",
        "1e99999999999999999999",
        "1, \"level\": 2, \"level\": 3",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "[".repeat(150) + "]".repeat(150),
        "\"" + "long ".repeat(1_000_000) + "\"",
        "NaN",
        "-Infinity",
        "truefalse",
        "/* */ 1",
        "1 // one",
        "'one'");
  }

  @ParameterizedTest
  @MethodSource("values")
  void aStrangeValueIsConformedOrRefused(String value) {
    TapRun.Result result = read(body(value).getBytes(StandardCharsets.UTF_8));

    assertTrue(List.of(0, 4, 5).contains(result.code()), result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c3 28",
        "ff fe fd",
        "ed a0 80",
        "f4 90 80 80",
        "c0 af",
        "e2 82",
        "22 00 22",
        "ef bb bf"
      })
  void bytesThatAreNoTextAreRefusedOrMended(String hex) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] parts = body("\"@\"").split("@", -1);
    for (int at = 0; at < parts.length; at++) {
      bytes.writeBytes(parts[at].getBytes(StandardCharsets.UTF_8));
      for (String each : at < parts.length - 1 ? hex.split(" ", -1) : new String[0]) {
        bytes.write(Integer.parseInt(each, 16));
      }
    }
    TapRun.Result result = read(bytes.toByteArray());

    assertTrue(List.of(0, 4, 5).contains(result.code()), result.err());
    assertFalse(result.out().contains("\uFFFD") && result.code() != 0, "half mended");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "{\"a\":", "{\"records\":[", "{\"records\":[{\"customFieldValues\":["})
  void deepNestingIsRefused(String level) {
    TapRun.Result result = read(level.repeat(100_000).getBytes(StandardCharsets.UTF_8));

    assertEquals(4, result.code(), result.err());
  }

  private String body(String value) {
    return """
        {"hasMoreResults": false, "records": [{"id": "a", "employeeId": "e", "displayDate": "%s",
         "level": %s, "description": %s, "hourAmount": %s, "punchIn": %s, "customFieldValues": %s}]}
        """
        .formatted(today, value, value, value, value, value);
  }

  private TapRun.Result read(byte[] body) {
    try (Front front = Front.reading((line, out) -> Front.answer(out, "HTTP/1.1 200 OK", body))) {
      ObjectNode config = front.config(home).put("start_date", today).put("lookback_days", 0);
      TapRun.Result result =
          TapRun.in(home)
              .run(
                  "--config",
                  TapRun.file(home, "config.json", config),
                  "--catalog",
                  Catalog.selecting(home, "departments", "time_card_punches"));
      assertFalse(result.err().contains("\tat "), result.err());
      assertFalse(result.err().contains("defect"), result.err());
      for (JsonNode message : Kept.messages(result.out())) {
        assertFalse(message.toString().contains("\\u0000"), "no NUL leaves");
        assertTrue(
            StandardCharsets.UTF_8.newEncoder().canEncode(message.path("record").toString()));
      }
      return result;
    }
  }
}
