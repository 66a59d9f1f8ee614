package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.fuzz.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes with a failure, what is shown of it is an id, and waits on its word are short. */
final class ErrorBodyFuzzTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final List<Integer> FAILURES =
      List.of(204, 302, 400, 401, 403, 404, 429, 500, 503);

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        """
            {"CorrelationId": "0a0a0a0a-0a0a-0a0a", "Title": "Forbidden",
             "Detail": "The client has not subscribed to this product"}""",
        "{\"correlationId\": \"123-45-6789-123-45\", \"title\": \"Forbidden\"}",
        "{\"correlationId\": \"a\\nb\", \"detail\": \"Employee has no pay rates\"}",
        "{\"statusCode\": 429, \"message\": \"Rate limit. Try again in 60 seconds.\"}",
        "{\"message\": \"Access denied due to invalid subscription key\"}",
        "{\"message\": {\"message\": \"in 999999999 seconds\"}}",
        "[\"correlationId\"]",
        "Tue, 24 Nov 2026 12:01:00 GMT",
        "120",
        "");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void onlyAnIdIsShownAndNoFailureIsData(byte[] body) throws MalformedResponseException {
    String correlation = ErrorBody.of(body).correlation();
    assertTrue(correlation.matches("( \\(correlation id (-*[0-9A-Fa-f]){16,}-*\\))?"), correlation);
    String header = new String(body, StandardCharsets.ISO_8859_1);
    for (int status : FAILURES) {
      judge(new Response(status, header, body));
      judge(new Response(status, null, body));
    }
  }

  private static void judge(Response answer) throws MalformedResponseException {
    try {
      Verdict<?> verdict =
          new ResponseClassifier(CLOCK).judge(Target.of("/v1/x"), answer, any -> "data");
      assertFalse(
          verdict instanceof Verdict.Done<?> done && done.outcome() instanceof Outcome.Received,
          "a failure was taken for data");
    } catch (AuthenticationException refusal) {
      Fuzzing.assertSaid(refusal);
    }
    Duration wait = RetryAfter.of(answer, CLOCK).orElse(Duration.ZERO);
    assertFalse(wait.isNegative(), "waits " + wait);
  }
}
