package io.tappaycor.sandbox.http;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A call that is answered with Paycor's error body. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  private Refusal(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  /** Status 400. */
  public static Refusal badRequest(String detail) {
    return new Refusal(400, "Bad Request", detail);
  }

  /** Status 403. */
  public static Refusal forbidden(String detail) {
    return new Refusal(403, "Forbidden", detail);
  }

  /** Status 404. */
  public static Refusal notFound(String detail) {
    return new Refusal(404, "Not Found", detail);
  }

  /** Status 405. */
  public static Refusal methodNotAllowed() {
    return new Refusal(405, "Method Not Allowed", "The sandbox only reads.");
  }

  /** Status 500. */
  public static Refusal failed() {
    return new Refusal(500, "Internal Server Error", "An unexpected error occurred.");
  }

  /**
   * The error response, in PascalCase as seen in three production code bases; Paycor's document has
   * camelCase.
   */
  public Reply reply(String path) {
    String detail = String.valueOf(getMessage());
    UUID correlation =
        UUID.nameUUIDFromBytes((path + '\n' + detail).getBytes(StandardCharsets.UTF_8));
    return Reply.json(
        status,
        Json.NODES
            .objectNode()
            .put("CorrelationId", correlation.toString())
            .put("Title", title)
            .put("Detail", detail)
            .set("Source", Json.NODES.objectNode()));
  }
}
