package io.tappaycor.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An indexed document holds what Jackson reads of it, and is refused where Jackson refuses it. */
final class RawDocumentTest {

  private static final List<String> DOCUMENTS =
      List.of(
          "{\"records\": [{\"id\": \"A\", \"amount\": 12.50, \"none\": null}], \"more\": false}",
          " [1, -2, 0.5, -0.0, 1e3, 1E-2, 123456789012345678901234567890, {}, [], true]\n",
          "{\"a\\u0062\": \"x\\ny\\\\\\\"\\/\", \"ab c\": \"Zo\u00eb \uD83D\uDE00\"}",
          "[[[[\"\"]]], {\"a\": {\"a\": {\"a\": 1}}, \"b\": [{\"a\": 1}, {\"a\": 2}]}]",
          "\"text\"",
          "12",
          "null");

  private static final byte[] ALPHABET =
      "{}[]\":,\\ue0123456789.-+EnrtTf \n\u0001\u00eb\uFFFDab".getBytes(StandardCharsets.UTF_8);

  private static Optional<JsonNode> jackson(byte[] document) {
    try {
      JsonNode read = Json.readUnambiguous(document);
      // A document of nothing is indexed as null.
      return Optional.of(read.isMissingNode() ? Json.NODES.nullNode() : read);
    } catch (JacksonException refused) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> indexed(byte[] document) {
    try {
      return Optional.of(rebuilt(RawDocument.read(document).root()));
    } catch (JacksonException refused) {
      return Optional.empty();
    }
  }

  /** A tree of single values, so that the index is looked at, and not Jackson's reading of all. */
  private static JsonNode rebuilt(RawValue value) {
    if (value.isObject()) {
      var object = Json.NODES.objectNode();
      value.fields().forEach(field -> object.set(field.name(), rebuilt(field.value())));
      value.fields().forEach(field -> assertEquals(field.value().tree(), value.get(field.name())));
      return object;
    }
    if (value.isArray()) {
      var array = Json.NODES.arrayNode();
      value.elements().forEach(element -> array.add(rebuilt(element)));
      return array;
    }
    return value.tree();
  }

  private static void compare(byte[] document) {
    assertEquals(
        jackson(document), indexed(document), () -> new String(document, StandardCharsets.UTF_8));
  }

  private static void compare(String document) {
    compare(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyBeginningOfADocumentIsJudgedAsJacksonDoes() {
    for (String document : DOCUMENTS) {
      for (int length = 0; length <= document.length(); length++) {
        compare(document.substring(0, length));
      }
    }
  }

  @Test
  void changedDocumentsAreReadAsJacksonReadsThem() {
    Random random = new Random(20261124);
    for (int round = 0; round < 100_000; round++) {
      byte[] document =
          DOCUMENTS.get(random.nextInt(DOCUMENTS.size())).getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(3); change >= 0; change--) {
        document[random.nextInt(document.length)] =
            random.nextInt(20) == 0
                ? (byte) random.nextInt(256)
                : ALPHABET[random.nextInt(ALPHABET.length)];
      }
      compare(document);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": 1, \"\\u0061\": 2}",
        "{\"a\": {\"b\": 1, \"c\": {}, \"b\": 2}}",
        "[1] 2",
        "01",
        "1.",
        "-",
        "+1",
        "nul",
        "t rue",
        "\"\t\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "[1,]",
        "{,}",
        "1e99999999999",
      })
  void whatIsNotUnambiguousJsonIsRefused(String document) {
    assertThrows(
        JacksonException.class, () -> RawDocument.read(document.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void namesOfTheSameHashCodeAreTwoNames() {
    compare("{\"Aa\": 1, \"BB\": 2}");
    compare("{\"Aa\": 1, \"BB\": 2, \"Aa\": 3}");
  }

  @Test
  void anObjectMayHaveManyNamesButNoneTwice() {
    String names =
        IntStream.range(0, 5000)
            .mapToObj(number -> "\"n%d\": %d".formatted(number, number))
            .collect(Collectors.joining(","));

    compare("{" + names + "}");
    compare("{" + names + ", \"n17\": 1}");
  }

  @Test
  void otherEncodingsAreReadToo() {
    String document = DOCUMENTS.get(0);

    compare(document.getBytes(StandardCharsets.UTF_16BE));
    compare(document.getBytes(StandardCharsets.UTF_16LE));
    compare("\uFEFF" + document);
  }

  @Test
  void depthIsLimited() {
    compare("[".repeat(200) + "]".repeat(200));
    compare("[".repeat(201) + "]".repeat(201));
  }

  @Test
  void valuesOfTheSameBytesAreEqual() {
    List<RawValue> values =
        RawDocument.read("[{\"a\": 1}, {\"a\": 1}, {\"a\": 2}]".getBytes(StandardCharsets.UTF_8))
            .root()
            .elements();

    assertEquals(values.get(0), values.get(1));
    assertEquals(values.get(0).hashCode(), values.get(1).hashCode());
    assertNotEquals(values.get(0), values.get(2));
  }

  @Test
  void aNestedFieldIsFoundByItsPath() {
    RawValue record = RawValue.of(Json.MAPPER.readTree("{\"a\": {\"b\": {\"c\": 5}}, \"d\": 1}"));

    assertEquals("5", record.path(List.of("a", "b", "c")).toString());
    assertTrue(record.path(List.of("d", "b")).isMissingNode());
    assertTrue(record.path(List.of("x")).isMissingNode());
  }
}
