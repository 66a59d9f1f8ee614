package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallOptions;
import io.tappaycor.http.PaycorErrors;
import io.tappaycor.http.ScriptedApi;
import io.tappaycor.http.Target;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first call of a list, made only to see who may read what. */
final class FirstCallTest {
  private static final String NOT_SUBSCRIBED =
      "{\"correlationId\": \"0f8e11ab-0f8e-11ab\", \"title\": \"Forbidden\","
          + " \"detail\": \"The client has not subscribed to the product\"}";

  private final ScriptedApi api = new ScriptedApi();

  private ListReader.First first() {
    return new ListReader(api.client())
        .first(
            new ListRequest(Target.of("/v1/x"), new Shape.Pages(true, false), Owner.ANYBODY),
            api.calls(),
            CallOptions.DEFAULT);
  }

  @Test
  void itBringsOnePageAndAsksForNoMore() {
    api.answers(
        200, "{\"records\": [1, 2], \"hasMoreResults\": true, \"continuationToken\": \"a\"}");

    ListReader.First first = first();

    assertEquals(Result.COMPLETE, first.result());
    assertEquals("[1, 2]", first.page().records().stream().map(RawValue::tree).toList().toString());
    assertEquals(false, first.notSubscribed());
    assertEquals(1, api.calls().requests());
  }

  @ParameterizedTest
  @CsvSource({"204, BLANK", "400, NONE"})
  void thatThereIsNothingIsAnEmptyPage(int status, Result result) {
    api.answers(
        status, status == 204 ? "" : PaycorErrors.body("Bad Request", "is invalid or has no x"));

    ListReader.First first = first();

    assertEquals(result, first.result());
    assertEquals(Page.empty(), first.page());
    assertEquals(false, first.notSubscribed());
  }

  @ParameterizedTest
  @CsvSource({"403, NOT_PERMITTED", "404, NOT_FOUND"})
  void aRefusalIsAResultWithoutAPage(int status, Result result) {
    api.answers(status, PaycorErrors.FORBIDDEN);

    ListReader.First first = first();

    assertEquals(result, first.result());
    assertEquals(Page.empty(), first.page());
    assertEquals(false, first.notSubscribed());
  }

  @Test
  void aProductThatIsNotSubscribedToIsSaid() {
    api.answers(403, NOT_SUBSCRIBED);

    ListReader.First first = first();

    assertEquals(Result.NOT_PERMITTED, first.result());
    assertEquals(true, first.notSubscribed());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 410})
  void anyOtherRefusalIsAnError(int status) {
    api.answers(status, PaycorErrors.FORBIDDEN);

    ExtractionException failure = assertThrows(ExtractionException.class, this::first);

    assertTrue(failure.getMessage().contains("status " + status), failure.getMessage());
  }
}
