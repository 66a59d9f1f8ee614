package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tappaycor.failure.TapException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** No secret, id, query value or body is in any message or log line, whatever goes wrong. */
final class SilenceTest {
  private static final String BODY =
      """
      {"correlationId": "s3cr3t of Zoë", "title": "s3cr3t", "detail": "s3cr3t", "message": "s3cr3t",
       "source": {"ssn": "s3cr3t"}}
      """;
  private static final Target TARGET =
      Target.of("/v1/employees/{employeeId}/x", Map.of("employeeId", "s3cr3t-id"), List.of())
          .with("continuationToken", "s3cr3t-page");

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final ScriptedApi api = new ScriptedApi();
  // A run of the tap in the same process has set this one's level.
  private final Logger own = (Logger) LoggerFactory.getLogger("io.tappaycor");
  private Level before;
  private Level ownBefore;

  @BeforeEach
  void listen() {
    before = root.getLevel();
    root.setLevel(Level.TRACE);
    ownBefore = own.getLevel();
    own.setLevel(Level.TRACE);
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void stop() {
    root.detachAppender(lines);
    root.setLevel(before);
    own.setLevel(ownBefore);
  }

  private String everythingSaid() {
    StringWriter said = new StringWriter();
    try {
      BodyReader<String> strict =
          body -> {
            throw new MalformedResponseException("its JSON is cut or malformed");
          };
      said.append(api.client().get(TARGET, strict, api.calls()).toString());
    } catch (TapException failure) {
      failure.printStackTrace(new PrintWriter(said));
    }
    lines.list.forEach(each -> said.append('\n').append(each.getFormattedMessage()));
    return said.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 418, 429, 500})
  void nothingIsToldOfAnAnswer(int status) {
    api.answers(status, BODY);

    assertFalse(everythingSaid().contains("s3cr3t"));
    assertFalse(lines.list.isEmpty());
  }

  @Test
  void nothingIsToldOfAConnectionThatFails() {
    api.fails(new UnknownHostException("s3cr3t.example"));
    assertFalse(everythingSaid().contains("s3cr3t"));
  }

  @Test
  void nothingIsToldByTheCauseOfAFailure() {
    api.fails(new IOException("GET https://x/?token=s3cr3t", new IOException("s3cr3t")));
    assertFalse(everythingSaid().contains("s3cr3t"));
  }

  @Test
  void aLineSaysTheTemplateTheStatusTheSizeAndTheTime() {
    api.answers(404, BODY).taking(Duration.ofMillis(7));
    everythingSaid();

    assertEquals(
        List.of(
            "GET /v1/employees/{employeeId}/x: HTTP 404, %d bytes in 7 ms"
                .formatted(BODY.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)),
        lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }
}
