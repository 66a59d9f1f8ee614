package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExitCode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UndeclaredFieldsTest {
  private static final String DECLARED =
      """
      {"a": {"type": ["null", "string"]},
       "part": {"type": ["null", "object"], "properties": {"b": {"type": ["null", "string"]}}},
       "rows": {"type": ["null", "array"], "items":
         {"type": ["null", "object"], "properties": {"c": {"type": ["null", "integer"]}}}},
       "open": {"type": ["null", "object"]}}
      """;
  private static final String RAW =
      """
      {"a": "1", "new": "secret-1", "part": {"b": "2", "newer": {"x": [1.50]}},
       "rows": [{"c": 1, "newest": true}, {"c": 2, "newest": null}], "open": {"any": "3"}}
      """;

  private static Map<String, Long> counts(String what) {
    return Map.of(
        "new: not in the schema, " + what, 1L,
        "part.newer: not in the schema, " + what, 1L,
        "rows[].newest: not in the schema, " + what, 2L);
  }

  @Test
  void warnDropsAndCountsThemAtEveryDepth() {
    Shaper shaper = Shaper.of(DECLARED);

    assertEquals(
        "{\"a\":\"1\",\"part\":{\"b\":\"2\"},\"rows\":[{\"c\":1},{\"c\":2}],\"open\":{\"any\":\"3\"}}",
        shaper.record(RAW));
    assertEquals(counts("dropped"), shaper.drift());
  }

  @Test
  void keepKeepsAndCountsThem() {
    Shaper shaper = Shaper.of(DECLARED, DriftPolicy.KEEP);

    assertEquals(
        "{\"a\":\"1\",\"part\":{\"b\":\"2\",\"newer\":{\"x\":[1.50]}},"
            + "\"rows\":[{\"c\":1,\"newest\":true},{\"c\":2,\"newest\":null}],"
            + "\"open\":{\"any\":\"3\"},\"new\":\"secret-1\"}",
        shaper.record(RAW));
    assertEquals(counts("kept"), shaper.drift());
  }

  @Test
  void failFailsAtTheFirstWithoutItsValue() {
    Shaper shaper = Shaper.of(DECLARED, DriftPolicy.FAIL);

    DataException failure =
        assertThrows(DataException.class, () -> shaper.record("{\"new\": \"secret-1\"}"));

    assertTrue(
        failure.getMessage().contains("new: not in the schema, dropped"), failure.getMessage());
    assertFalse(failure.getMessage().contains("secret-1"), failure.getMessage());
    assertEquals(ExitCode.DATA, failure.exitCode());
  }

  @Test
  void failFailsAtAValueOfTheWrongTypeToo() {
    Shaper shaper = Shaper.of(DECLARED, DriftPolicy.FAIL);

    DataException failure =
        assertThrows(
            DataException.class, () -> shaper.record("{\"rows\": [{\"c\": \"secret-2\"}]}"));

    assertTrue(failure.getMessage().contains("rows[].c"), failure.getMessage());
    assertTrue(failure.getMessage().contains("integer"), failure.getMessage());
    assertFalse(failure.getMessage().contains("secret-2"), failure.getMessage());
  }

  @ParameterizedTest
  @EnumSource(DriftPolicy.class)
  void anUnselectedFieldIsNoDriftAndIsNotWritten(DriftPolicy policy) {
    String selected =
        """
        {"part": {"type": ["null", "object"], "properties": {}},
         "rows": {"type": ["null", "array"], "items": {"type": ["null", "object"],
           "properties": {}}}}
        """;
    Shaper shaper = Shaper.selecting(selected, DECLARED, policy);

    assertEquals(
        "{\"part\":{},\"rows\":[{},null]}",
        shaper.record(
            "{\"a\":\"1\",\"part\":{\"b\":\"2\"},\"rows\":[{\"c\":1},null],\"open\":{}}"));
    assertEquals(Map.of(), shaper.drift());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\\u0000\": \"forged\"}", "{\"a\": \"1\", \"a\\u0000\": \"forged\"}"})
  void anUndeclaredNameThatIsCleanedNeverTakesADeclaredPlace(String raw) {
    String record = Shaper.of(DECLARED, DriftPolicy.KEEP).record(raw);

    assertFalse(record.contains("forged"), record);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"text\"', 'part: a text that is none where object is declared'",
    "5, 'part: number where object is declared'",
    "[], 'part: array where object is declared'",
  })
  void whatIsNoObjectBecomesNull(String raw, String counted) {
    Shaper shaper = Shaper.of(DECLARED);

    assertEquals("{\"part\":null}", shaper.record("{\"part\":" + raw + "}"));
    assertEquals(Map.of(counted, 1L), shaper.drift());
  }

  @Test
  void whatIsNoTextBecomesNull() {
    Shaper shaper = Shaper.of(DECLARED);

    assertEquals("{\"a\":null}", shaper.record("{\"a\":[1]}"));
    assertEquals(Map.of("a: array where string is declared", 1L), shaper.drift());
  }

  @Test
  void whatIsNoArrayBecomesNull() {
    Shaper shaper = Shaper.of(DECLARED);

    assertEquals("{\"rows\":null}", shaper.record("{\"rows\":{\"c\":1}}"));
    assertEquals(Map.of("rows: object where array is declared", 1L), shaper.drift());
  }

  @Test
  void anAbsentFieldStaysAbsentAndANullStaysNull() {
    assertEquals("{}", Shaper.of(DECLARED).record("{}"));
    assertEquals("{\"a\":null}", Shaper.of(DECLARED).record("{\"a\":null}"));
  }

  @Test
  void fieldsComeInTheOrderOfTheSchema() {
    assertEquals(
        "{\"a\":\"1\",\"part\":null,\"open\":null}",
        Shaper.of(DECLARED).record("{\"open\":null,\"part\":null,\"a\":\"1\"}"));
  }

  @Test
  void manyNamesAreCountedInBoundedMemory() {
    Drift drift = new Drift(DriftPolicy.WARN);
    for (int name = 0; name < Drift.MAX_KINDS + 7; name++) {
      drift.undeclared("name" + name, false);
    }
    drift.undeclared("name0", false);

    assertEquals(Drift.MAX_KINDS, drift.counts().size());
    assertEquals(2, drift.counts().get("name0: not in the schema, dropped"));
    assertEquals(7, drift.others());
  }

  @ParameterizedTest
  @CsvSource({"199, 199", "200, 200"})
  void aLongNameIsCut(int letters, int kept) {
    Drift drift = new Drift(DriftPolicy.WARN);
    String name = "n".repeat(letters);
    drift.undeclared(name, false);
    drift.undeclared(name + "\ud83d\ude00".repeat(2), false);
    drift.mismatch(name + "o".repeat(1_000_000), "string", "array");

    assertEquals(
        Set.of(
            name + ": not in the schema, dropped",
            name.substring(0, kept) + "…: not in the schema, dropped",
            (name + "o").substring(0, 200) + "…: array where string is declared"),
        drift.counts().keySet());
  }
}
