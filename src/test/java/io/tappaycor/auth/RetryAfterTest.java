package io.tappaycor.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "429 | 60 | '' | PT1M",
        "503 | Tue, 24 Nov 2026 08:00:30 GMT | '' | PT30S",
        "503 | Tue, 24 Nov 2026 07:00:00 GMT | '' | PT0S",
        "503 | soon | '' | none",
        "503 | none | '' | none",
        "429 | none | Rate limit is exceeded. Try again in 60 seconds. | PT1M",
      })
  void theWaitIsReadFromTheHeaderElseFromTheText(
      int status, String header, String body, Duration wait) {
    Answer answer = new Answer(status, header, body.getBytes(StandardCharsets.UTF_8));

    assertEquals(wait, RetryAfter.of(answer, FakeTime.START));
  }
}
