package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Target;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContinuationTest {
  private static Page page(int token) {
    return new Page(
        List.of(RawValue.of(Json.NODES.numberNode(token))), Optional.of(Integer.toString(token)));
  }

  @Test
  void aPageWithoutATokenIsTheLast() {
    Continuation list = new Continuation(Target.of("/v1/x"));

    assertTrue(list.advance(page(1)));
    assertFalse(list.advance(new Page(List.of(), Optional.empty())));
  }

  @Test
  void aListMayHaveAMillionPagesAndNoMore() {
    Continuation list = new Continuation(Target.of("/v1/x"));
    for (int token = 1; token <= 1_000_000; token++) {
      list.advance(page(token));
    }
    assertEquals("1000000", list.target().query().get(0).value());

    ExtractionException failure =
        assertThrows(ExtractionException.class, () -> list.advance(page(1_000_001)));

    assertTrue(
        failure.getMessage().contains("/v1/x with more than 1000000 pages"), failure.getMessage());
  }
}
