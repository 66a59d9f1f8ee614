package io.tappaycor.simulation;

import io.tappaycor.http.PaycorErrors;
import io.tappaycor.http.Response;
import java.nio.charset.StandardCharsets;

/** Answers that are no data: Paycor's, and those of what stands between it and the tap. */
final class Answers {

  private Answers() {}

  /** A body of any kind. */
  static Response of(int status, String body) {
    return new Response(status, null, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A status without a body. */
  static Response empty(int status) {
    return of(status, "");
  }

  /** A page of a firewall or proxy. */
  static Response html(int status) {
    return of(status, "<html><body>Request blocked</body></html>");
  }

  /** Paycor's own error. */
  static Response paycor(int status, String title, String detail) {
    return of(status, PaycorErrors.body(title, detail));
  }

  /** Paycor's own 403. */
  static Response forbidden() {
    return of(403, PaycorErrors.FORBIDDEN);
  }

  /** Paycor's own 404. */
  static Response notFound() {
    return of(404, PaycorErrors.NOT_FOUND);
  }

  /** The error of the API management in front of Paycor. */
  static Response gateway(int status, String message) {
    return of(status, "{\"statusCode\": %d, \"message\": \"%s\"}".formatted(status, message));
  }

  /** The same answer, which asks to wait. */
  static Response asking(Response answer, String seconds) {
    return new Response(answer.status(), seconds, answer.body());
  }
}
