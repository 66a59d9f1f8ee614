package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tappaycor.http.MalformedResponseException;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.Endpoint.Shape;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportRowsTest {

  private static final String HEADERS =
      """
      "headers": [{"fieldId": "f1", "displayName": "Name"},
                  {"fieldId": "f2", "displayName": "Pay"},
                  {"fieldId": "f3", "displayName": "Pay"},
                  {"fieldId": "f4", "displayName": null}]""";

  private static final String VALUES = "{\"f1\":\"Ann\",\"f2\":1.50,\"f3\":2,\"f4\":null}";
  private static final String NAMED = "{\"Name\":\"Ann\",\"Pay\":1.50,\"f3\":2,\"f4\":null}";

  private static Page read(String body) throws MalformedResponseException {
    return new PageReader(new Shape.Report(), Owner.ANYBODY, false)
        .read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String report(String data, String total) {
    return "{%s, \"data\": %s, \"footers\": null, \"totalRows\": %s}"
        .formatted(HEADERS, data, total);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VALUES,
        "[\"Ann\", 1.50, 2, null]",
        "\"{\\\"f1\\\":\\\"Ann\\\",\\\"f2\\\":1.50,\\\"f3\\\":2,\\\"f4\\\":null}\"",
        "\"[\\\"Ann\\\",1.50,2,null]\""
      })
  void aRowIsAnObjectOrAnArrayOrTheTextOfEither(String row) throws MalformedResponseException {
    RawValue record = read(report("[" + row + "]", "1")).records().get(0);

    assertEquals(VALUES, record.path("values").toString());
    assertEquals(NAMED, record.path("namedValues").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"records\": [%s], \"hasMoreResults\": false}",
        "[%s]",
        "[{\"Records\": [%s]}]",
        "%s"
      })
  void aReportMayBeWrapped(String wrapper) throws MalformedResponseException {
    String body = wrapper.formatted(report("[" + VALUES + "," + VALUES + "]", "2"));

    assertEquals(2, read(body).records().size());
  }

  @Test
  void aReportMayBeEmpty() throws MalformedResponseException {
    assertEquals(0, read(report("[]", "0")).records().size());
    assertEquals(0, read(report("null", "\"0\"")).records().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"headers\": [], \"data\": [{}], \"totalRows\": 2}",
        "{\"headers\": [], \"data\": null, \"totalRows\": 1}",
        "{\"headers\": [], \"data\": [{}], \"totalRows\": null}",
        "{\"headers\": [], \"data\": [{}]}",
        "{\"headers\": [], \"totalRows\": 0}",
        "{\"headers\": [{\"displayName\": \"x\"}], \"data\": [], \"totalRows\": 0}",
        "{\"headers\": [], \"data\": [[1]], \"totalRows\": 1}",
        "{\"headers\": null, \"data\": [\"Ann, 5\"], \"totalRows\": 1}",
        "{\"data\": [5], \"totalRows\": 1}",
        "{\"records\": [], \"hasMoreResults\": false}",
        "{\"records\": [{\"data\": [{}], \"totalRows\": 1}], \"hasMoreResults\": true,"
            + " \"continuationToken\": \"t\"}",
        "{\"records\": [{\"data\": [], \"totalRows\": 0}, {\"data\": [], \"totalRows\": 0}]}",
        "[]",
        "{}",
        "{\"correlationId\": \"0a0a\", \"title\": \"Error\", \"data\": [], \"totalRows\": 0}"
      })
  void whatIsNoWholeReportIsMalformed(String body) {
    MalformedResponseException malformed =
        assertThrows(MalformedResponseException.class, () -> read(body));
    assertFalse(malformed.getMessage().contains("Ann"), malformed.getMessage());
  }
}
