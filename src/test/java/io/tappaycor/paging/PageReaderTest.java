package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tappaycor.http.MalformedAnswerException;
import io.tappaycor.stream.Endpoint.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageReaderTest {
  private static Page read(Shape shape, String body) throws MalformedAnswerException {
    return new PageReader(shape).read(body.getBytes(StandardCharsets.UTF_8));
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
  void theRecordsOfAPageAreFound(String body, String records) throws MalformedAnswerException {
    assertEquals(records, read(new Shape.Pages(), body).records().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "true, '\"t\"', t",
    "'\"True\"', '\"t\"', t",
    "'\"true\"', '\"t\"', t",
    "true, 5, 5",
    "false, '\"t\"', ",
    "'\"False\"', '\"t\"', ",
    "null, '\"t\"', ",
    "1, '\"t\"', ",
    "true, null, ",
    "true, '\"\"', ",
    "true, '\" \"', ",
    "true, '{}', ",
  })
  void thereIsMoreOnlyIfThePageSaysSoAndHasAToken(String more, String token, String next)
      throws MalformedAnswerException {
    String body =
        "{\"records\": [], \"hasMoreResults\": %s, \"continuationToken\": %s}"
            .formatted(more, token);

    assertEquals(Optional.ofNullable(next), read(new Shape.Pages(), body).next());
    assertEquals(Optional.ofNullable(next), read(new Shape.Pages(), "[" + body + "]").next());
  }

  @Test
  void theAdditionalResultsUrlIsNoToken() throws MalformedAnswerException {
    String body =
        "{\"records\": [], \"hasMoreResults\": true, \"continuationToken\": null,"
            + " \"additionalResultsUrl\": \"https://evil.example/?continuationToken=x\"}";

    assertEquals(Optional.empty(), read(new Shape.Pages(), body).next());
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
        "{\"Records\": []}",
        "{\"records\": [{\"ssn\": \"s3cr3t\"",
        "{\"records\": []} s3cr3t",
        "{\"records\": [{\"amount\": 1e99999999999}]}",
        "<html>s3cr3t</html>",
        "{\"correlationId\": \"x\", \"title\": \"s3cr3t\"}",
        "{\"CorrelationId\": \"x\", \"Detail\": \"s3cr3t\", \"records\": []}",
        "{\"message\": \"s3cr3t\"}",
      })
  void whatIsNoPageIsAnErrorAndNeverTheEnd(String body) {
    MalformedAnswerException refusal =
        assertThrows(MalformedAnswerException.class, () -> read(new Shape.Pages(), body));

    assertFalse(refusal.getMessage().contains("s3cr3t"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"id\": 5}', '[{\"id\":5}]'",
    "'[{\"id\": 5}]', '[{\"id\":5}]'",
    "'{\"correlationId\": \"x\"}', '[{\"correlationId\":\"x\"}]'",
  })
  void aSingleObjectIsTheRecord(String body, String records) throws MalformedAnswerException {
    Page page = read(new Shape.Single(), body);

    assertEquals(records, page.records().toString());
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
      })
  void whatIsNoSingleObjectIsAnError(String body) {
    assertThrows(MalformedAnswerException.class, () -> read(new Shape.Single(), body));
  }

  @Test
  void rowsLieUnderTheirName() throws MalformedAnswerException {
    Shape shape = new Shape.Wrapped("rows");

    assertEquals("[{\"id\":5}]", read(shape, "{\"rows\": [{\"id\": 5}]}").records().toString());
    assertThrows(MalformedAnswerException.class, () -> read(shape, "{\"records\": []}"));
    assertThrows(MalformedAnswerException.class, () -> read(shape, "{\"rows\": null}"));
    assertThrows(MalformedAnswerException.class, () -> read(shape, "[]"));
  }
}
