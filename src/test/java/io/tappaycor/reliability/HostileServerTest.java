package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that mislead: each run ends in seconds with a clear error, or with conformed data. */
@Timeout(60)
final class HostileServerTest {

  private static final String EMPTY = "{\"hasMoreResults\": false, \"records\": []}";

  @TempDir Path home;

  private TapRun.Result read(Front front) {
    TapRun.Result result =
        TapRun.in(home)
            .run(
                "--config",
                TapRun.file(home, "config.json", front.config(home)),
                "--catalog",
                Catalog.selecting(home, "departments"));
    assertFalse(result.err().contains("\tat "), result.err());
    assertFalse(result.err().contains("defect"), result.err());
    return result;
  }

  private static Front pages(String body) {
    return Front.reading((line, out) -> Front.body(out, body));
  }

  @Test
  void anEndlessChainOfEmptyPagesEnds() {
    AtomicInteger page = new AtomicInteger();
    try (Front front =
        Front.reading(
            (line, out) ->
                Front.body(
                    out,
                    "{\"hasMoreResults\": true, \"continuationToken\": \"t%d\", \"records\": []}"
                        .formatted(page.incrementAndGet())))) {
      TapRun.Result result = read(front);

      assertEquals(4, result.code(), result.err());
      assertTrue(result.err().contains("without a record"), result.err());
      assertTrue(page.get() < 300, page + " pages");
    }
  }

  @Test
  void aRepeatedTokenEnds() {
    try (Front front =
        pages("{\"hasMoreResults\": true, \"continuationToken\": \"t\", \"records\": []}")) {
      TapRun.Result result = read(front);

      assertEquals(4, result.code(), result.err());
      assertTrue(result.err().contains("repeats a continuation token"), result.err());
    }
  }

  @Test
  void theAddressOfTheNextPageIsNeverFollowed() {
    try (Front elsewhere = pages(EMPTY);
        Front front =
            pages(
                """
                {"hasMoreResults": true, "continuationToken": null, "records": [],
                 "additionalResultsUrl": "%s/v1/stolen"}
                """
                    .formatted(elsewhere.baseUrl()))) {
      TapRun.Result result = read(front);

      assertEquals(4, result.code(), result.err());
      assertTrue(result.err().contains("says that there is more"), result.err());
      assertEquals(List.of(), elsewhere.requests());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNeverFollowed(int status) {
    try (Front elsewhere = pages(EMPTY);
        Front front =
            Front.reading(
                (line, out) ->
                    Front.answer(
                        out,
                        "HTTP/1.1 %d Moved\r\nLocation: %s/stolen"
                            .formatted(status, elsewhere.baseUrl()),
                        new byte[0]))) {
      TapRun.Result result = read(front);

      assertEquals(4, result.code(), result.err());
      assertEquals(List.of(), elsewhere.requests());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"expires_in\": 1800}", "[]", "{}", "null", "<html>", "1e99999999999"})
  void aTokenAnswerWithoutATokenIsNoToken(String body) {
    try (Front front = Front.of((line, out) -> Front.body(out, body))) {
      TapRun.Result result = read(front);

      assertEquals(4, result.code(), result.err());
      assertEquals(List.of(), front.reads());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e99999999999", "9e2147483647", "1e400"})
  void aLifetimeBeyondReasonIsTheUsualOne(String number) {
    String tokens =
        "{\"access_token\": \"a\", \"refresh_token\": \"r\", \"expires_in\": %s}".formatted(number);
    try (Front front =
        Front.of((line, out) -> Front.body(out, line.startsWith("POST ") ? tokens : EMPTY))) {
      TapRun.Result result = read(front);

      assertTrue(List.of(0, 3).contains(result.code()), result.err());
    }
  }
}
