package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tappaycor.catalog.FieldPattern;
import io.tappaycor.catalog.Selector;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class FieldTransformTest {

  private static final Hasher HASHER = new Hasher("a key of sixteen");

  private static List<FieldPattern> patterns(String... texts) {
    return Stream.of(texts).map(text -> new FieldPattern(text, "a test")).toList();
  }

  private static RecordTransform transform(
      List<FieldPattern> drop, List<FieldPattern> hash, List<FieldPattern> mask) {
    return Transforms.by(new FieldRules(drop, hash, mask), Optional.of(HASHER))
        .of(
            new Selector(StreamTable.ALL, warning -> {})
                .defaults().stream()
                    .filter(stream -> stream.name().equals("employees"))
                    .findFirst()
                    .orElseThrow());
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.MAPPER.readTree(text);
  }

  @Test
  void aHashIsThatOfTheTextSoThatNumbersAndTextsJoin() {
    RecordTransform transform = transform(List.of(), patterns("*.a", "*.b"), List.of());

    ObjectNode record = transform.record(json("{\"a\": 12.50, \"b\": \"12.50\", \"c\": 1}"));

    assertEquals(record.path("a"), record.path("b"));
    assertEquals(HASHER.hash("12.50"), record.path("a").asString());
    assertEquals(64, record.path("a").asString().length());
    assertEquals("1", record.path("c").toString());
  }

  @Test
  void anotherKeyMakesAnotherHash() {
    assertNotEquals(HASHER.hash("x"), new Hasher("another key of 16").hash("x"));
    assertEquals(
        "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
        new Hasher("key").hash("The quick brown fox jumps over the lazy dog"),
        "the known value of HMAC-SHA-256");
  }

  @Test
  void allButTheLastFourCharactersAreMasked() {
    RecordTransform transform = transform(List.of(), List.of(), patterns("employees.*"));

    assertEquals(
        json(
            "{\"a\": \"*****6789\", \"b\": \"****\", \"c\": null, \"d\": \"*2.50\", \"e\": \"**ü😀ab\"}"),
        transform.record(
            json(
                "{\"a\": \"123456789\", \"b\": \"1234\", \"c\": null, \"d\": 12.50, \"e\": \"xyü😀ab\"}")));
  }

  @Test
  void whatIsDoneToAnObjectOrArrayIsDoneToAllInIt() {
    RecordTransform transform = transform(patterns("*.o.secret"), patterns("*.l"), patterns("*.o"));

    assertEquals(
        json(
            "{\"o\": {\"p\": {\"q\": \"*2345\"}}, \"l\": [{\"x\": \"%s\"}, null]}"
                .formatted(HASHER.hash("true"))),
        transform.record(
            json(
                "{\"o\": {\"secret\": 1, \"p\": {\"q\": \"12345\"}}, \"l\": [{\"x\": true}, null]}")));
  }

  @Test
  void dropWinsOverHashAndHashOverMask() {
    RecordTransform transform =
        transform(patterns("*.a"), patterns("*.a", "*.b"), patterns("*.a", "*.b", "*.c"));

    assertEquals(
        json("{\"b\": \"%s\", \"c\": \"*\"}".formatted(HASHER.hash("1"))),
        transform.record(json("{\"a\": 1, \"b\": 1, \"c\": 1}")));
  }

  @Test
  void keysAreNeverDroppedOrMaskedAndMayBeHashed() {
    assertEquals(
        json("{\"id\": \"e-12345\"}"),
        transform(patterns("*.*"), List.of(), patterns("*.*"))
            .record(json("{\"id\": \"e-12345\", \"x\": 1}")));
    assertEquals(
        HASHER.hash("e"),
        transform(List.of(), patterns("*.id"), List.of())
            .record(json("{\"id\": \"e\"}"))
            .path("id")
            .asString());
  }

  @Test
  void theSchemaSaysWhatIsWritten() {
    RecordTransform transform =
        transform(patterns("*.a"), patterns("*.b", "*.id"), patterns("*.l"));

    assertEquals(
        json(
            """
            {"properties": {
              "id": {"type": ["string"]},
              "b": {"type": ["null", "string"], "description": "d"},
              "l": {"type": ["null", "array"], "items": {"type": ["null", "string"]}},
              "m": {"type": ["null", "object"], "additionalProperties": true}}}"""),
        transform.schema(
            json(
                """
                {"properties": {
                  "id": {"type": "string"},
                  "a": {"type": "string"},
                  "b": {"type": ["null", "string"], "format": "date-time", "description": "d"},
                  "l": {"type": ["null", "array"], "items": {"type": ["null", "number"]}},
                  "m": {"type": ["null", "object"], "additionalProperties": true}}}""")));
  }

  @Test
  void aStreamThatNoRuleConcernsPaysNothing() {
    assertSame(
        true,
        transform(patterns("persons.*"), patterns("pay_rates.payRate"), List.of()).isIdentity());
  }

  @Test
  void allAlternativesOfAUsersSchemaAreDeclaredAsWhatIsWritten() {
    RecordTransform transform = transform(patterns("*.a.secret"), patterns("*.a"), List.of());

    assertEquals(
        json(
            """
            {"properties": {"a": {"anyOf": [
              {"type": ["null", "string"]},
              {"type": ["string"]},
              {"type": "array", "items": {"type": ["string"]}},
              {"type": "object", "properties": {"b": {"type": ["null", "string"]}}}
            ]}}}
            """),
        transform.schema(
            json(
                """
                {"properties": {"a": {"anyOf": [
                  {"type": "null"},
                  {"type": "integer"},
                  {"type": "array", "items": {"type": "number"}},
                  {"type": "object", "properties": {
                    "b": {"type": ["null", "number"]}, "secret": {"type": "string"}}}
                ]}}}
                """)));
  }
}
