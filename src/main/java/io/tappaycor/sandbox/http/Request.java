package io.tappaycor.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One HTTP request, read completely so that the connection can be reused. */
public record Request(
    String method,
    String path,
    String rawQuery,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    String body) {

  private static final String BEARER = "Bearer ";

  /** Reads a request completely. */
  public static Request read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String raw = exchange.getRequestURI().getRawQuery();
    String rawQuery = raw == null ? "" : raw;
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        rawQuery,
        form(rawQuery),
        exchange.getRequestHeaders(),
        new String(body, StandardCharsets.UTF_8));
  }

  /** Parses {@code a=1&b=2}, the format of queries and forms. */
  public static Map<String, List<String>> form(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  /** The first value of a query parameter, or an empty string. */
  public String queryValue(String name) {
    return query.getOrDefault(name, List.of("")).get(0);
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    // The JDK's server stores header names as "Accept-encoding".
    String kept =
        name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
            + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    return Optional.ofNullable(headers.get(kept)).map(values -> values.get(0));
  }

  /** The access token of the request. */
  public Optional<String> bearer() {
    return header("Authorization")
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }

  /** Whether the client accepts gzip. */
  public boolean acceptsGzip() {
    return header("Accept-Encoding").filter(value -> value.contains("gzip")).isPresent();
  }
}
