package io.tappaycor.catalog;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.failure.UsageException;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever a catalog file holds, it is refused, or selects streams that keep their keys. */
final class CatalogFuzzTest {

  /** Few streams, so that many catalogs are tried. */
  private static final List<StreamDefinition> STREAMS =
      StreamTable.ALL.stream()
          .filter(each -> Set.of("departments", "paystubs").contains(each.name()))
          .toList();

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        """
            {"streams": [{"tap_stream_id": "departments", "stream": "departments",
             "replication_method": "FULL_TABLE", "schema": {"type": ["null", "object"],
              "properties": {"id": {"type": "string"}, "x": {"$ref": "#/definitions/d"},
               "y": {"type": ["null", "array"], "items": {"anyOf": [{"type": "integer"}]}}},
              "definitions": {"d": {"type": "object", "properties": {"z": {}}}}},
             "metadata": [{"breadcrumb": [], "metadata": {"selected": true}},
              {"breadcrumb": ["properties", "id"], "metadata": {"selected": false}},
              {"breadcrumb": ["properties", "x", "properties", "z"],
               "metadata": {"inclusion": "available", "selected-by-default": true}}]}]}""",
        """
            {"streams": [{"stream": "paystubs", "schema": {"selected": true},
             "metadata": [{"breadcrumb": [], "metadata":
              {"selected": true, "replication-method": "INCREMENTAL",
               "replication-key": "processDate"}}]}, {"stream": "nobody"}]}""",
        "{\"streams\": [{\"stream\": \"departments\", \"selected\": \"true\"}]}",
        "{\"streams\": [{\"stream\": 1}]}",
        "{\"streams\": {}}",
        "{}");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isRefusedOrSelectsStreamsThatKeepTheirKeys(byte[] content) {
    try {
      new Selector(STREAMS, warning -> {}).from(Fuzzing.file(content)).forEach(this::check);
    } catch (UsageException refusal) {
      Fuzzing.assertSaid(refusal);
    }
  }

  private void check(SelectedStream stream) {
    JsonNode closed = stream.schema(false).path("properties");
    JsonNode open = stream.schema(true).path("properties");
    for (String key : stream.definition().keyProperties()) {
      assertTrue(closed.has(key) && open.has(key), "without the key " + key);
    }
    closed.propertyNames().forEach(each -> assertTrue(open.has(each), "lost by being open"));
    stream.bookmarkField().ifPresent(each -> assertTrue(closed.has(each), "no bookmark field"));
  }
}
