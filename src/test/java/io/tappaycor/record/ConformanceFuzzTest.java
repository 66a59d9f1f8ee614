package io.tappaycor.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.networknt.schema.Schema;
import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever record comes in, what goes out is as the schema promises, and goes through a second time
 * as it is. The first byte of an input picks the stream, the rest is the record.
 */
final class ConformanceFuzzTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<SelectedStream> STREAMS = Everything.selected();
  private static final List<Schema> SCHEMAS =
      STREAMS.stream().map(each -> Everything.validator(each.schema(false))).toList();

  /** For each stream its empty record, and one with all its fields as texts. */
  static Stream<byte[]> seeds() {
    return Stream.iterate(0, at -> at < STREAMS.size(), at -> at + 1)
        .flatMap(at -> Stream.of(input(at, Json.NODES.objectNode()), input(at, texts(at))));
  }

  private static ObjectNode texts(int stream) {
    ObjectNode record = Json.NODES.objectNode();
    STREAMS
        .get(stream)
        .fullSchema()
        .path("properties")
        .propertyNames()
        .forEach(each -> record.put(each, "2026-11-20"));
    return record;
  }

  private static byte[] input(int stream, ObjectNode record) {
    return ((char) stream + Json.MAPPER.writeValueAsString(record))
        .getBytes(StandardCharsets.UTF_8);
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void whatGoesOutIsAsPromisedAndGoesThroughAgainAsItIs(byte[] input) {
    if (input.length > 1) {
      int at = (input[0] & 0x7f) % STREAMS.size();
      try {
        check(at, Json.read(Arrays.copyOfRange(input, 1, input.length)));
      } catch (JacksonException noJson) {
        // A page of it would be malformed: it never comes to its records.
      } catch (DataException | UnusableRecordException refusal) {
        Fuzzing.assertSaid(refusal);
      }
    }
  }

  private static void check(int at, JsonNode raw) {
    RecordShape shape = new RecordShape(STREAMS.get(at), ZONE, DriftPolicy.WARN);
    ObjectNode made = shape.forList().make(RawValue.of(raw), Map.of());
    assertEquals(List.of(), Everything.errors(SCHEMAS.get(at), made));

    RecordShape strict = new RecordShape(STREAMS.get(at), ZONE, DriftPolicy.FAIL);
    assertEquals(made, strict.forList().make(RawValue.of(made), Map.of()));
  }
}
