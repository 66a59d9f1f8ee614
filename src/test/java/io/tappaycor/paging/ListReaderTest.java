package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallOptions;
import io.tappaycor.http.PaycorErrors;
import io.tappaycor.http.ScriptedApi;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListReaderTest {
  private static final String HAS_NONE = PaycorErrors.body("Bad Request", "is invalid or has no x");
  private static final String LAST_AND_EMPTY = "{\"records\": [], \"hasMoreResults\": false}";
  private final ScriptedApi api = new ScriptedApi();
  private final Sink sink = new Sink();
  private Owner owner = Owner.ANYBODY;

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
        .read(
            new ListRequest(
                Target.of("/v1/x").with("include", "Status"), new Shape.Pages(true, false), owner),
            sink,
            api.calls(),
            CallOptions.DEFAULT);
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
  void aListThatEndsWithAnEmptyPageIsReadOnceMore() {
    api.answers(200, page(1, "a"))
        .answers(200, LAST_AND_EMPTY)
        .answers(200, page(1, "b"))
        .answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2"), sink.records);
    assertEquals(1, sink.restarts);
  }

  @Test
  void aListThatEndsWithAnEmptyPageTwiceIsComplete() {
    api.answers(200, page(1, "a"))
        .answers(200, LAST_AND_EMPTY)
        .answers(200, page(1, "b"))
        .answers(200, LAST_AND_EMPTY);

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1"), sink.records);
    assertEquals(4, api.calls().requests());
  }

  @Test
  void anEmptyListIsReadOnce() {
    api.answers(200, LAST_AND_EMPTY);

    assertEquals(Result.COMPLETE, read());
    assertEquals(1, api.calls().requests());
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
        .answers(status, PaycorErrors.NOT_FOUND)
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
        .answers(404, PaycorErrors.NOT_FOUND)
        .answers(200, page(1, "a"))
        .answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
  }

  @Test
  void aListThatDiesAgainAndAgainIsAnError() {
    for (int round = 0; round < 4; round++) {
      api.answers(200, page(1, "a")).answers(404, PaycorErrors.NOT_FOUND);
    }

    String message = failure();

    assertTrue(
        message.contains(
            "/v1/x with status 404 (correlation id 0f8fad5b-d9cb-469f-a165-70867728950e)"),
        message);
    assertTrue(message.contains("in the middle of the list"), message);
    assertEquals(8, api.calls().requests());
    assertEquals(3, sink.restarts);
  }

  @ParameterizedTest
  @CsvSource({"403, status 403", "410, status 410", "204, says that there is nothing at /v1/x"})
  void anyOtherRefusalInTheMiddleIsAnError(int status, String told) {
    api.answers(200, page(1, "a")).answers(status, status == 204 ? "" : PaycorErrors.FORBIDDEN);

    String message = failure();

    assertTrue(message.contains("in the middle of the list"), message);
    assertTrue(message.contains(told), message);
    assertEquals(2, api.calls().requests());
  }

  @Test
  void thatThereIsNothingIsBelievedOfTheFirstPageOnly() {
    for (int round = 0; round < 4; round++) {
      api.answers(200, page(1, "a")).answers(400, HAS_NONE);
    }

    assertTrue(failure().contains("in the middle of the list"));
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
  @CsvSource({"204, BLANK", "400, NONE"})
  void nothingThereIsAnEmptyList(int status, Result result) {
    api.answers(status, status == 204 ? "" : HAS_NONE);

    assertEquals(result, read());
    assertEquals(1, sink.pages);
    assertEquals(List.of(), sink.records);
  }

  @ParameterizedTest
  @CsvSource({"403, NOT_PERMITTED", "404, NOT_FOUND"})
  void aRefusalOfTheFirstPageIsAResult(int status, Result result) {
    api.answers(status, PaycorErrors.NOT_FOUND);

    assertEquals(result, read());
    assertEquals(0, sink.pages);
  }

  @Test
  void anyOtherRefusalOfTheFirstPageIsAnError() {
    api.answers(400, PaycorErrors.body("Bad Request", "Zoe"));

    String message = failure();

    assertTrue(message.contains("/v1/x with status 400 (correlation id "), message);
    assertFalse(message.contains("Zoe"), message);
  }

  @Test
  void aLaterPageThatDoesNotSayWhetherItIsTheLastIsAskedForAgain() {
    api.answers(200, page(1, "a"))
        .answers(200, "{\"records\": [2]}")
        .answers(200, page(2, "b"))
        .answers(200, page(3, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2", "3"), sink.records);
  }

  @Test
  void aLastPageThatNamesAnotherIsAskedForAgain() {
    api.answers(200, page(1, "a"))
        .answers(200, "{\"records\": [2], \"hasMoreResults\": false, \"continuationToken\": \"b\"}")
        .answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals(List.of("1", "2"), sink.records);
  }

  @Test
  void theSamePageUnderANewTokenIsAnError() {
    api.answers(200, page(1, "a")).answers(200, page(1, "b")).answers(200, page(1, "c"));

    assertTrue(failure().contains("repeats the records of the page before"));
  }

  @Test
  void whereOnlyAnAddressNamesTheNextPageItsTokenIsTaken() {
    api.answers(
            200,
            "{\"records\": [1], \"hasMoreResults\": true, \"continuationToken\": null,"
                + " \"additionalResultsUrl\": \"/v1/x?include=Status&continuationToken=a%2Fb\"}")
        .answers(200, page(2, null));

    assertEquals(Result.COMPLETE, read());
    assertEquals("include=Status&continuationToken=a/b", queries().get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"legalEntityId\": 777}",
        "{\"legalEntity\": {\"id\": \"777\"}}",
        "{\"clientId\": 777}",
        "{\"employee\": {\"id\": \"other\"}}",
        "{\"employeeId\": \"other\"}",
      })
  void recordsOfSomebodyElseFailAfterAFewAttemptsAndNameTheField(String record) {
    owner =
        Owner.of(
            "/{legalEntityId}/{employeeId}", Map.of("legalEntityId", "501", "employeeId", "E-1"));
    api.answers(200, "{\"records\": [" + record + "], \"hasMoreResults\": false}");

    DataException failure = assertThrows(DataException.class, this::read);

    assertEquals(3, api.calls().requests());
    assertFalse(failure.getMessage().contains("777"), failure.getMessage());
    assertFalse(failure.getMessage().contains("other"), failure.getMessage());
  }

  @Test
  void anOwnerInOtherCaseOrWithoutAnIdIsTheOneThatWasAskedFor() {
    owner = Owner.of("/{employeeId}", Map.of("employeeId", "E-1"));
    api.answers(
        200,
        "{\"records\": [{\"employeeId\": \"e-1\"}, {\"employeeId\": null}, {\"employee\": {}}],"
            + " \"hasMoreResults\": false}");

    assertEquals(Result.COMPLETE, read());
    assertEquals(3, sink.records.size());
  }
}
