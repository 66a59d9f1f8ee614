package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.http.ErrorBody;
import io.tappaycor.http.MalformedAnswerException;
import io.tappaycor.json.Json;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever comes as a page, it is malformed, or each record that is in it comes out of it. */
final class PageFuzzTest {

  private static final List<Shape> SHAPES =
      List.of(new Shape.Pages(), new Shape.Single(), new Shape.Wrapped("rows"));

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        """
            {"hasMoreResults": true, "continuationToken": "t1", "additionalResultsUrl": "/v1?x",
             "records": [{"id": "a", "n": 1.50}, {"id": "b", "l": [null, {"m": "\\ud83d\\ude00"}]}]}""",
        "{\"hasMoreResults\": \"True\", \"continuationToken\": 5, \"records\": []}",
        "[{\"records\": [{\"id\": 1}], \"hasMoreResults\": false}]",
        "[{\"id\": 1}, {\"id\": 1, \"id\": 2}]",
        "{\"rows\": [{}, []]}",
        "{\"correlationId\": \"0a0a0a0a-0a0a\", \"title\": \"Error\", \"records\": []}",
        "<html>502</html>",
        "{\"records\": [1e999999999]}",
        "{\"records\": [",
        "");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void isMalformedOrEveryRecordComesOut(byte[] body) {
    for (Shape shape : SHAPES) {
      try {
        Page page = new PageReader(shape).read(body);
        JsonNode content = Json.read(body);
        assertFalse(ErrorBody.isOne(content), "an error was taken for data");
        assertEquals(among(content, shape), page.records().size(), "records");
        assertFalse(page.next().map(String::isBlank).orElse(false), "a token of nothing");
      } catch (MalformedAnswerException malformed) {
        assertFalse(malformed.getMessage().isBlank());
      }
    }
  }

  private static int among(JsonNode content, Shape shape) {
    if (shape instanceof Shape.Single) {
      return 1;
    }
    if (shape instanceof Shape.Wrapped wrapped) {
      return content.path(wrapped.rows()).size();
    }
    if (content.isArray() && content.size() == 1 && content.path(0).path("records").isArray()) {
      return content.path(0).path("records").size();
    }
    return content.isArray() ? content.size() : content.path("records").size();
  }
}
