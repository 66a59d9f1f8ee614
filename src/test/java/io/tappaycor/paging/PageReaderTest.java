package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tappaycor.http.MalformedResponseException;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.Endpoint.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageReaderTest {
  private static Page read(Shape shape, String body) throws MalformedResponseException {
    return new PageReader(shape, Owner.ANYBODY, false).read(body.getBytes(StandardCharsets.UTF_8));
  }

  /** The records as they were received. */
  private static String text(Page page) {
    return page.records().stream().map(RawValue::tree).toList().toString();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"records\": [{\"a\": 1.50}, {}], \"hasMoreResults\": false}', '[{\"a\":1.50}, {}]'",
    "'{\"records\": []}', []",
    "'[{\"records\": [{\"a\": 1}]}]', '[{\"a\":1}]'",
    "'[{\"a\": 1}, {\"a\": 2}]', '[{\"a\":1}, {\"a\":2}]'",
    "'[{\"a\": 1}]', '[{\"a\":1}]'",
    "[], []",
    // Two pages in one array were never seen: then these are records that have such a field.
    "'[{\"records\": []}, {\"records\": []}]', '[{\"records\":[]}, {\"records\":[]}]'",
  })
  void theRecordsOfAPageAreFound(String body, String records) throws MalformedResponseException {
    assertEquals(records, text(read(new Shape.Pages(), body)));
  }

  @ParameterizedTest
  @CsvSource({
    "true, '\"t\"', t",
    "'\"True\"', '\"t\"', t",
    "'\"true\"', '\"t\"', t",
    "1, '\"t\"', t",
    "true, 5, 5",
    "false, null, ",
    "'\"False\"', null, ",
    "0, null, ",
    "null, null, ",
    "null, '\"\"', ",
  })
  void thePageSaysWhetherThereIsMore(String more, String token, String next)
      throws MalformedResponseException {
    String body =
        "{\"records\": [], \"hasMoreResults\": %s, \"continuationToken\": %s}"
            .formatted(more, token);

    assertEquals(Optional.ofNullable(next), read(new Shape.Pages(), body).next());
    assertEquals(Optional.ofNullable(next), read(new Shape.Pages(), "[" + body + "]").next());
    assertEquals(Optional.ofNullable(next), read(new Shape.Wrapped("records"), body).next());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"hasMoreResults\": true",
        "\"hasMoreResults\": true, \"continuationToken\": null",
        "\"hasMoreResults\": true, \"continuationToken\": \"\"",
        "\"hasMoreResults\": true, \"continuationToken\": \" \"",
        "\"hasMoreResults\": true, \"continuationToken\": {}",
        "\"hasMoreResults\": true, \"continuationToken\": true",
        "\"hasMoreResults\": 2, \"continuationToken\": \"t\"",
        "\"hasMoreResults\": \"\", \"continuationToken\": \"t\"",
        "\"hasMoreResults\": {}, \"continuationToken\": \"t\"",
        "\"hasMoreResults\": null, \"continuationToken\": \"t\"",
        "\"continuationToken\": \"t\"",
        "\"continuationToken\": 5",
        "\"additionalResultsUrl\": \"/v1?continuationToken=t\"",
        "\"hasMoreResults\": false, \"hasMoreResults\": true, \"continuationToken\": \"t\"",
        "\"hasMoreResults\": false, \"HasMoreResults\": true, \"continuationToken\": \"t\"",
        "\"records\": [1]",
        "\"Records\": [1]",
      })
  void aPageThatContradictsItselfIsAnErrorAndNeverTheEnd(String rest) {
    String body = "{\"records\": [], " + rest + "}";

    assertThrows(MalformedResponseException.class, () -> read(new Shape.Pages(), body));
    assertThrows(MalformedResponseException.class, () -> read(new Shape.Pages(), "[" + body + "]"));
    assertThrows(MalformedResponseException.class, () -> read(new Shape.Wrapped("records"), body));
  }

  @Test
  void theNamesOfAPageMayBeOfAnyCase() throws MalformedResponseException {
    String body = "{\"Records\": [5], \"HasMoreResults\": true, \"CONTINUATIONTOKEN\": \"t\"}";

    for (String each : List.of(body, "[" + body + "]")) {
      Page page = read(new Shape.Pages(), each);
      assertEquals("[5]", text(page));
      assertEquals(Optional.of("t"), page.next());
    }
    assertEquals("[5]", text(read(new Shape.Wrapped("records"), body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"a\": 1}]"})
  void aBareArrayContinuesNoList(String body) {
    PageReader reader = new PageReader(new Shape.Pages(), Owner.ANYBODY, true);

    assertThrows(
        MalformedResponseException.class, () -> reader.read(body.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'t'", "{}", "5"})
  void aLastPageNamesNoOther(String token) {
    String body =
        "{\"records\": [], \"hasMoreResults\": false, \"continuationToken\": %s}"
            .formatted(token.replace('\'', '"'));

    assertThrows(MalformedResponseException.class, () -> read(new Shape.Pages(), body));
  }

  @Test
  void theAddressOfAnotherHostIsNoToken() {
    String body =
        "{\"records\": [], \"hasMoreResults\": true, \"continuationToken\": null,"
            + " \"additionalResultsUrl\": \"https://evil.example/?continuationToken=x\"}";

    assertThrows(MalformedResponseException.class, () -> read(new Shape.Pages(), body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "5",
        "\"s3cr3t\"",
        "{}",
        "{\"records\": null}",
        "{\"records\": {}}",
        "{\"records\": [{\"ssn\": \"s3cr3t\"",
        "{\"records\": []} s3cr3t",
        "{\"records\": [{\"amount\": 1e99999999999}]}",
        "<html>s3cr3t</html>",
        "{\"correlationId\": \"x\", \"title\": \"s3cr3t\"}",
        "{\"CorrelationId\": \"x\", \"Detail\": \"s3cr3t\", \"records\": []}",
        "{\"message\": \"s3cr3t\"}",
        "{\"statusCode\": 500, \"message\": \"s3cr3t\", \"records\": []}",
        "{\"error\": {\"message\": \"s3cr3t\"}, \"records\": []}",
        "{\"error\": \"s3cr3t\", \"records\": []}",
      })
  void whatIsNoPageIsAnErrorAndNeverTheEnd(String body) {
    MalformedResponseException refusal =
        assertThrows(MalformedResponseException.class, () -> read(new Shape.Pages(), body));

    assertFalse(refusal.getMessage().contains("s3cr3t"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"id\": 5}', '[{\"id\":5}]'",
    "'[{\"id\": 5}]', '[{\"id\":5}]'",
    "'{\"message\": \"x\", \"id\": 5}', '[{\"message\":\"x\",\"id\":5}]'",
    "'{\"error\": null, \"id\": 5}', '[{\"error\":null,\"id\":5}]'",
  })
  void aSingleObjectIsTheRecord(String body, String records) throws MalformedResponseException {
    Page page = read(new Shape.Single(), body);

    assertEquals(records, text(page));
    assertEquals(Optional.empty(), page.next());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{}, {}]",
        "null",
        "\"x\"",
        "[5]",
        "{\"correlationId\": \"x\", \"Title\": \"y\"}",
        "{}",
        "[{}]",
        "{\"correlationId\": \"x\"}",
        "{\"statusCode\": 500, \"message\": \"x\"}",
        "{\"StatusCode\": 500, \"Message\": \"x\", \"id\": 5}",
        "[{\"statusCode\": 500, \"message\": \"x\", \"id\": 5}]",
        "{\"message\": \"x\"}",
        "{\"Error\": {\"Code\": \"ServiceUnavailable\"}}",
        "{\"error\": {\"code\": \"ServiceUnavailable\"}, \"id\": 5}",
        "{\"type\": \"about:blank\", \"title\": \"x\", \"status\": 500, \"traceId\": \"y\"}",
      })
  void whatIsNoSingleObjectIsAnError(String body) {
    assertThrows(MalformedResponseException.class, () -> read(new Shape.Single(), body));
  }

  @Test
  void rowsLieUnderTheirName() throws MalformedResponseException {
    Shape shape = new Shape.Wrapped("rows");

    assertEquals("[{\"id\":5}]", text(read(shape, "{\"rows\": [{\"id\": 5}]}")));
    assertThrows(MalformedResponseException.class, () -> read(shape, "{\"records\": []}"));
    assertThrows(MalformedResponseException.class, () -> read(shape, "{\"rows\": null}"));
    assertThrows(MalformedResponseException.class, () -> read(shape, "[]"));
  }
}
