package io.tappaycor.http;

import java.io.IOException;
import java.util.Map;

/**
 * Sends one request to the API's base URL and reads the whole answer. No retry, no redirect, no
 * judgement of the status. Safe for any number of threads.
 */
public interface Transport {

  /** A GET of the target; a POST if it has a body, which must then only read. */
  Response read(Target target, Map<String, String> headers) throws IOException;

  /** A form-encoded POST, as the token endpoint wants it. */
  Response postForm(Target target, Map<String, String> form) throws IOException;
}
