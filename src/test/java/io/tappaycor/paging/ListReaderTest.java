package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.ScriptedApi;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListReaderTest {
  private static final String HAS_NONE = "{\"detail\": \"is invalid or has no x\"}";
  private final ScriptedApi api = new ScriptedApi();
  private final Sink sink = new Sink();

  /** Keeps what a stream would keep. */
  private static final class Sink implements ListReader.PageSink {
    private final List<String> records = new ArrayList<>();
    private int pages;
    private int restarts;

    @Override
    public void page(Page page) {
      pages++;
      page.records().forEach(each -> records.add(each.tree().toString()));
    }

    @Override
    public void restart() {
      records.clear();
      restarts++;
    }
  }

  private static String page(int record, String token) {
    return "{\"records\": [%d], \"hasMoreResults\": %b, \"continuationToken\": %s}"
        .formatted(record, token != null, token == null ? "null" : '"' + token + '"');
  }

  private static String empty(String token) {
    return "{\"records\": [], \"hasMoreResults\": true, \"continuationToken\": \"%s\"}"
        .formatted(token);
  }

  private Result read() {
    return new ListReader(api.client())
        .read(Target.of("/v1/x").with("include", "Status"), new Shape.Pages(), sink, api.calls());
  }

  private List<String> queries() {
    return api.targets().stream()
        .map(
            each ->
                String.join(
                    "&", each.query().stream().map(one -> one.name() + "=" + one.value()).toList()))
        .toList();
  }

  private String failure() {
    ExtractionException failure = assertThrows(ExtractionException.class, this::read);
    assertEquals(ExitCode.INCOMPLETE, failure.exitCode());
    return failure.getMessage();
  }

  @Test
  void pagesAreReadToTheEndByTheirTokens() {
    api.answers(200, page(1, "a")).answers(200, page(2, "b/+")).answers(200, page(3, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2", "3"), sink.records);
    assertEquals(
        List.of(
            "include=Status",
            "include=Status&continuationToken=a",
            "include=Status&continuationToken=b/+"),
        queries());
  }

  @Test
  void anUrlOfAnotherHostIsNotFollowed() {
    api.answers(
            200,
            "{\"records\": [1], \"hasMoreResults\": true, \"continuationToken\": \"a\","
                + " \"additionalResultsUrl\": \"https://evil.example/steal?continuationToken=z\"}")
        .answers(200, page(2, null));

    read();

    assertEquals(List.of("include=Status", "include=Status&continuationToken=a"), queries());
    assertTrue(api.targets().stream().allMatch(each -> each.path().equals("/v1/x")));
  }

  @Test
  void aTokenThatComesAgainIsAnError() {
    api.answers(200, page(1, "a")).answers(200, page(2, "b")).answers(200, page(3, "a"));

    assertTrue(failure().contains("repeats a continuation token at /v1/x"));
    assertEquals(3, api.calls().requests());
  }

  @Test
  void aBareArrayInTheMiddleOfAListIsAskedForAgain() {
    api.answers(200, page(1, "a")).answers(200, "[]").answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2"), sink.records);
  }

  @Test
  void aPageThatSaysThereIsMoreAndNotWhereIsAskedForAgain() {
    api.answers(200, page(1, "a").replace("\"a\"", "null"))
        .answers(200, page(1, "a"))
        .answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2"), sink.records);
  }

  @Test
  void aPageWithoutRecordsIsAskedForAgain() {
    api.answers(200, page(1, "a"))
        .answers(200, "{\"CorrelationId\": \"0f8e11ab-0f8e-11ab\", \"Title\": \"Zoe\"}")
        .answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2"), sink.records);
    assertEquals(0, sink.restarts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "{\"records\": null, \"hasMoreResults\": false}", "{\"rec"})
  void aPageThatStaysWithoutRecordsIsAnError(String body) {
    api.answers(200, body);

    assertTrue(failure().startsWith("Tried to read /v1/x"));
    assertTrue(api.calls().retries() > 5);
    assertEquals(0, sink.pages);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void aTokenThatDiesMakesTheListStartAnew(int status) {
    api.answers(200, page(1, "a"))
        .answers(status, "{}")
        .answers(200, page(1, "b"))
        .answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2"), sink.records);
    assertEquals(1, sink.restarts);
    assertEquals("include=Status", queries().get(2));
  }

  @Test
  void aTokenThatWasSeenBeforeTheRestartIsNoCircle() {
    api.answers(200, page(1, "a"))
        .answers(404, "{}")
        .answers(200, page(1, "a"))
        .answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
  }

  @Test
  void aListThatDiesAgainAndAgainIsAnError() {
    for (int round = 0; round < 4; round++) {
      api.answers(200, page(1, "a")).answers(404, "{\"correlationId\": \"0f8e11ab-0f8e-11ab\"}");
    }

    String message = failure();

    assertTrue(
        message.contains("/v1/x with status 404 (correlation id 0f8e11ab-0f8e-11ab)"), message);
    assertTrue(message.contains("in the middle of the list"), message);
    assertEquals(8, api.calls().requests());
    assertEquals(3, sink.restarts);
  }

  @ParameterizedTest
  @CsvSource({"403, status 403", "410, status 410", "204, says that there is nothing at /v1/x"})
  void anyOtherRefusalInTheMiddleIsAnError(int status, String told) {
    api.answers(200, page(1, "a")).answers(status, "");

    String message = failure();

    assertTrue(message.contains("in the middle of the list"), message);
    assertTrue(message.contains(told), message);
    assertEquals(2, api.calls().requests());
  }

  @Test
  void thatThereIsNothingIsBelievedOfTheFirstPageOnly() {
    api.answers(200, page(1, "a")).answers(400, HAS_NONE);

    assertTrue(failure().contains("in the middle of the list"));
    assertEquals(0, sink.restarts);
  }

  @Test
  void pagesWithoutARecordAreFollowedButNotForEver() {
    for (int page = 1; page < 200; page++) {
      api.answers(200, empty("e" + page));
    }
    api.answers(200, page(1, "a"));
    for (int page = 1; page < 200; page++) {
      api.answers(200, empty("f" + page));
    }
    api.answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2"), sink.records);
  }

  @Test
  void twoHundredPagesWithoutARecordInARowAreAnError() {
    for (int page = 1; page <= 201; page++) {
      api.answers(200, empty("e" + page));
    }

    String message = failure();

    assertTrue(message.contains("/v1/x with 200 pages without a record in a row"), message);
    assertEquals(200, api.calls().requests());
  }

  @ParameterizedTest
  @CsvSource({"204, ''", "400, 1"})
  void nothingThereIsAnEmptyList(int status, String body) {
    api.answers(status, body.isEmpty() ? "" : HAS_NONE);

    assertEquals(Result.COMPLETE, read());
    assertEquals(1, sink.pages);
    assertEquals(List.of(), sink.records);
  }

  @ParameterizedTest
  @CsvSource({"403, NOT_PERMITTED", "404, NOT_FOUND"})
  void aRefusalOfTheFirstPageIsAResult(int status, Result result) {
    api.answers(status, "{}");

    assertEquals(result, read());
    assertEquals(0, sink.pages);
  }

  @Test
  void anyOtherRefusalOfTheFirstPageIsAnError() {
    api.answers(400, "{\"correlationId\": \"0f8e11ab-0f8e-11ab\", \"detail\": \"Zoe\"}");

    String message = failure();

    assertTrue(
        message.contains("/v1/x with status 400 (correlation id 0f8e11ab-0f8e-11ab)"), message);
    assertFalse(message.contains("Zoe"), message);
  }
}
