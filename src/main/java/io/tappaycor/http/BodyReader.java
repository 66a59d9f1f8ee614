package io.tappaycor.http;

/**
 * Makes sense of a body with status 200. Part of the attempt, so that a body that makes none is
 * asked for again.
 */
@FunctionalInterface
public interface BodyReader<T> {

  /**
   * The content.
   *
   * @throws MalformedResponseException if this is not what was asked for: an error body, cut JSON
   */
  T read(byte[] body) throws MalformedResponseException;
}
