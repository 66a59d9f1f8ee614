package io.tappaycor.http;

import org.jspecify.annotations.Nullable;

/**
 * A whole HTTP response, as bytes.
 *
 * @param status the HTTP status
 * @param retryAfter the {@code Retry-After} header as sent, if any
 * @param body the body, decompressed, possibly empty
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are large, read once, and never compared
public record Response(int status, @Nullable String retryAfter, byte[] body) {

  /** Whether the body says nothing. */
  boolean isBlank() {
    for (byte octet : body) {
      if (!Character.isWhitespace(octet)) {
        return false;
      }
    }
    return true;
  }

  /** Says no more than is safe in a log: never the body. */
  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes";
  }
}
