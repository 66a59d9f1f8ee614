package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.StreamTable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A field that the user's catalog leaves out leaves RECORD, wherever its schema declares it. */
final class DeselectedFieldsTest {
  private static final String RAW =
      "{\"id\": \"e1\", \"nested\": {\"x\": 1, \"secret\": \"SENSITIVE\"}}";
  private static final String PARTS =
      "\"properties\": {\"x\": {\"type\": \"integer\"}, \"secret\": {\"type\": \"string\"}}";
  private static final String BREADCRUMB = "\"properties\", \"nested\", \"properties\", \"secret\"";

  private final List<String> warnings = new ArrayList<>();

  private SelectedStream select(String nested, String breadcrumb) {
    String catalog =
        """
        {"streams": [{"tap_stream_id": "employees", "schema": {"type": "object", "properties":
            {"id": {"type": "string"}, "nested": %s}}, "metadata": [
          {"breadcrumb": [], "metadata": {"selected": true}},
          {"breadcrumb": [%s], "metadata": {"selected": false}}]}]}
        """
            .formatted(nested, breadcrumb);
    return new Selector(StreamTable.ALL, warnings::add)
        .from(Fuzzing.file(catalog.getBytes(StandardCharsets.UTF_8)))
        .get(0);
  }

  private static ObjectNode record(SelectedStream stream, DriftPolicy policy, String raw) {
    RecordShape shape = new RecordShape(stream, ZoneOffset.UTC, policy);
    ObjectNode record = shape.forList().make(RawValue.of(Json.MAPPER.readTree(raw)), Map.of());
    assertEquals(
        List.of(),
        Everything.errors(Everything.validator(stream.schema(policy == DriftPolicy.KEEP)), record));
    return record;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": [\"object\", \"null\"], PARTS}",
        "{\"type\": [\"object\", \"null\"], PARTS,"
            + " \"anyOf\": [{\"required\": [\"x\"]}, {\"required\": [\"secret\"]}]}",
        "{\"type\": \"object\", PARTS, \"oneOf\": [{}, {\"type\": \"null\"}]}",
        "{PARTS, \"anyOf\": [{\"type\": \"object\"}, {\"type\": \"null\"}]}",
        "{\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"object\", PARTS}]}",
        "{\"oneOf\": [{\"type\": \"null\"}, {\"anyOf\": [{\"type\": \"object\", PARTS}]}]}",
        "{\"anyOf\": [{}, {\"type\": \"object\", PARTS}]}",
        "{\"type\": \"object\", \"anyOf\": [{\"required\": [\"x\"]}, {PARTS}]}",
        "{\"anyOf\": [{\"properties\": {\"x\": {}}}, {PARTS}]}",
        "{\"anyOf\": [{\"required\": [\"x\"]}], \"oneOf\": [{PARTS}]}",
      })
  void aFieldOfAChoiceIsLeftOut(String nested) {
    SelectedStream stream = select(nested.replace("PARTS", PARTS), BREADCRUMB);

    for (DriftPolicy policy : DriftPolicy.values()) {
      assertEquals("{\"x\":1}", record(stream, policy, RAW).path("nested").toString());
    }
    assertFalse(stream.schema(true).toString().contains("secret"), stream.schema(true).toString());
    assertEquals(List.of(), warnings);
  }

  @ParameterizedTest
  @EnumSource(DriftPolicy.class)
  void theStepsIntoAChoiceMayBeNamed(DriftPolicy policy) {
    SelectedStream stream =
        select(
            "{\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"object\", " + PARTS + "}]}",
            "\"properties\", \"nested\", \"anyOf\", \"1\", \"properties\", \"secret\"");

    assertEquals("{\"x\":1}", record(stream, policy, RAW).path("nested").toString());
    assertEquals(List.of(), warnings);
  }

  @Test
  void metadataThatLeadsNowhereIsWarnedOf() {
    select("{\"allOf\": [{\"type\": \"object\", " + PARTS + "}]}", BREADCRUMB);

    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("nested.secret"), warnings.get(0));
  }

  @Test
  void whatStandsBesideAChoiceIsInEachOfItsBranches() {
    SelectedStream stream =
        select(
            "{\"type\": [\"object\", \"array\"], "
                + PARTS
                + ", \"anyOf\": [{\"type\": \"array\", \"items\": {\"type\": \"string\"}},"
                + " {\"properties\": {\"y\": {\"type\": \"number\"}}}]}",
            BREADCRUMB);

    assertEquals(
        "{\"x\":1,\"y\":2}",
        record(stream, DriftPolicy.FAIL, RAW.replace("\"x\": 1", "\"x\": 1, \"y\": 2"))
            .path("nested")
            .toString());
    assertEquals(
        "[\"5\"]",
        record(stream, DriftPolicy.FAIL, "{\"id\": \"e1\", \"nested\": [5]}")
            .path("nested")
            .toString());
  }
}
