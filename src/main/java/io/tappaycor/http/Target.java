package io.tappaycor.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a request goes, relative to the API's base URL.
 *
 * @param template the path with its parameters by name, such as {@code
 *     /v1/employees/{employeeId}/payrates}: all that logs and messages may show
 * @param path the path with its values in, percent-encoded: a value never changes the path's shape
 * @param query the query, in order; names may repeat
 * @param body JSON to post; empty for a GET
 */
public record Target(String template, String path, List<Parameter> query, Optional<String> body) {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  /** One query parameter, not yet encoded. */
  public record Parameter(String name, String value) {
    @Override
    public String toString() {
      return name + "=…";
    }
  }

  public Target {
    query = List.copyOf(query);
  }

  /** The target of a GET. */
  public Target(String template, String path, List<Parameter> query) {
    this(template, path, query, Optional.empty());
  }

  /**
   * Fills a path template.
   *
   * @throws IllegalArgumentException if a parameter of the template has no value
   */
  public static Target of(String template, Map<String, String> values, List<Parameter> query) {
    StringBuilder path = new StringBuilder();
    int index = 0;
    for (int open = template.indexOf('{'); open != -1; open = template.indexOf('{', index)) {
      int close = template.indexOf('}', open);
      String name = template.substring(open + 1, close);
      String value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException("No value for {" + name + "} of " + template);
      }
      path.append(template, index, open).append(encodeSegment(value));
      index = close + 1;
    }
    return new Target(template, path.append(template.substring(index)).toString(), query);
  }

  /** A fixed path without parameters. */
  public static Target of(String path) {
    return new Target(path, path, List.of());
  }

  /** The same target with one more query parameter at the end. */
  public Target with(String name, String value) {
    List<Parameter> more = new ArrayList<>(query);
    more.add(new Parameter(name, value));
    return new Target(template, path, more, body);
  }

  /** The same target, read with a POST of this JSON. */
  public Target posting(String json) {
    return new Target(template, path, query, Optional.of(json));
  }

  /** The HTTP method that reads it. */
  public String method() {
    return body.isPresent() ? "POST" : "GET";
  }

  private static String encodeSegment(String value) {
    if (value.isEmpty() || value.equals(".") || value.equals("..")) {
      // Dots are unreserved, and yet URL parsers resolve these two, encoded or not.
      throw new IllegalArgumentException("A path parameter cannot be empty or a dot segment");
    }
    StringBuilder encoded = new StringBuilder();
    for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf((char) unit) != -1) {
        encoded.append((char) unit);
      } else {
        encoded.append(String.format("%%%02X", unit));
      }
    }
    return encoded.toString();
  }

  @Override
  public String toString() {
    return template;
  }
}
