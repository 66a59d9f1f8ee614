package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.http.ErrorBody;
import io.tappaycor.http.MalformedResponseException;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Whatever comes as a page, it is malformed, or each record that is in it comes out of it, and the
 * way to the next page with them.
 */
final class PageFuzzTest {

  private static final List<Shape> SHAPES =
      List.of(new Shape.Pages(), new Shape.Single(), new Shape.Wrapped("rows"), new Shape.Report());

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        """
            {"hasMoreResults": true, "continuationToken": "t1", "additionalResultsUrl": "/v1?x",
             "records": [{"id": "a", "n": 1.50}, {"id": "b", "l": [null, {"m": "\\ud83d\\ude00"}]}]}""",
        "{\"hasMoreResults\": \"True\", \"continuationToken\": 5, \"records\": []}",
        "[{\"records\": [{\"id\": 1}], \"hasMoreResults\": false}]",
        "[{\"id\": 1}, {\"id\": 1, \"id\": 2}]",
        "{\"rows\": [{}, []]}",
        "{\"hasMoreResults\": true, \"continuationToken\": null, \"records\": [1]}",
        "{\"hasMoreResults\": true, \"continuationToken\": {\"a\": 1}, \"records\": [1]}",
        "{\"hasMoreResults\": 1, \"continuationToken\": \"t\", \"records\": [1]}",
        "{\"hasMoreResults\": \"yes\", \"continuationToken\": \"t\", \"records\": [1]}",
        "{\"continuationToken\": \"t\", \"records\": [1]}",
        "{\"HasMoreResults\": true, \"ContinuationToken\": \"t\", \"Records\": [1]}",
        "{\"HasMoreResults\": true, \"ContinuationToken\": \"t\", \"records\": [1]}",
        "{\"records\": [1], \"records\": [], \"hasMoreResults\": false}",
        "{\"records\": [1], \"Records\": [], \"hasMoreResults\": false}",
        "[{\"records\": [1], \"records\": [2]}]",
        "[]",
        "{\"records\": [{\"headers\": [{\"fieldId\": \"f\"}], \"data\": [[1], {\"f\": 2}], \"totalRows\": 2}]}",
        "{\"correlationId\": \"0a0a0a0a-0a0a\", \"title\": \"Error\", \"records\": []}",
        "{\"statusCode\": 500, \"message\": \"Error\", \"records\": [], \"rows\": []}",
        "[{\"error\": {\"code\": \"x\"}}]",
        "{\"id\": 1}",
        "<html>502</html>",
        "{\"records\": [1e999999999]}",
        "{\"records\": [",
        "");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isMalformedOrEveryRecordAndTheWayOnComeOut(byte[] body) {
    for (Shape shape : SHAPES) {
      for (boolean continues : List.of(false, true)) {
        try {
          check(new PageReader(shape, Owner.ANYBODY, continues).read(body), shape, continues, body);
        } catch (MalformedResponseException malformed) {
          assertFalse(malformed.getMessage().isBlank());
        }
      }
    }
  }

  private static void check(Page page, Shape shape, boolean continues, byte[] body) {
    JsonNode content = Json.read(body);
    assertFalse(ErrorBody.isOne(content), "an error was taken for data");
    if (shape instanceof Shape.Single) {
      assertEquals(1, page.records().size());
      assertEquals(Optional.empty(), page.next());
      assertFalse(ErrorBody.isOne(page.records().get(0).tree()), "an error was taken for data");
      assertFalse(page.records().get(0).tree().isEmpty(), "nothing was taken for data");
      return;
    }
    if (shape instanceof Shape.Report) {
      assertEquals(Optional.empty(), page.next());
      page.records().forEach(row -> assertTrue(row.path("values").isObject(), "a row"));
      return;
    }
    String rows = shape instanceof Shape.Wrapped wrapped ? wrapped.rows() : "records";
    List<Field> fields = fields(body);
    List<JsonNode> lists = values(fields, rows).stream().filter(JsonNode::isArray).toList();
    if (lists.isEmpty()) {
      assertFalse(continues, "a bare array was taken for a page in the middle of a list");
      assertEquals(
          List.copyOf(content.values()), page.records().stream().map(RawValue::tree).toList());
      assertEquals(Optional.empty(), page.next());
      return;
    }
    assertEquals(lists.stream().mapToInt(JsonNode::size).sum(), page.records().size(), "records");
    assertEquals(saysMore(fields), page.next().isPresent(), "more");
    page.next().ifPresent(token -> assertTrue(tokens(fields).contains(token), "another token"));
  }

  /** Whether anything says that there is more, and nothing says that there is not. */
  private static boolean saysMore(List<Field> fields) {
    List<JsonNode> said = values(fields, "hasMoreResults");
    return said.isEmpty()
        ? !String.join("", tokens(fields)).isBlank()
        : !said.stream().allMatch(each -> each.toString().matches("(?i)0|\"?\\s*(false|0)\\s*\"?"));
  }

  private static List<String> tokens(List<Field> fields) {
    return values(fields, "continuationToken").stream()
        .map(each -> each.asString(each.toString()))
        .toList();
  }

  /** What stands under a name of any case and is not null. */
  private static List<JsonNode> values(List<Field> fields, String name) {
    return fields.stream()
        .filter(each -> each.name().equalsIgnoreCase(name) && !each.value().isNull())
        .map(Field::value)
        .toList();
  }

  /** A field as it came: none is lost if its name comes twice. */
  private record Field(String name, JsonNode value) {}

  /** The fields of an object that is all there is, or that is alone in an array. */
  private static List<Field> fields(byte[] body) {
    List<Field> fields = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(body)) {
      boolean alone = parser.nextToken() == JsonToken.START_OBJECT;
      if (alone || parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.add(new Field(name, parser.readValueAsTree()));
        }
      }
      return alone || parser.nextToken() == JsonToken.END_ARRAY ? fields : List.of();
    }
  }
}
