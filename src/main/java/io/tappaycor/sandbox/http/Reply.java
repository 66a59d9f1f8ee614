package io.tappaycor.sandbox.http;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One HTTP answer, before it is put on the wire. */
public final class Reply {

  /** How much of it comes over the wire. */
  public enum Arrival {
    WHOLE,
    HALF,
    NOT_AT_ALL
  }

  private static final String CONTENT_TYPE = "Content-Type";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean compressed;
  private final Arrival arrival;

  private Reply(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, false, Arrival.WHOLE);
  }

  private Reply(
      int status, Map<String, String> headers, byte[] body, boolean compressed, Arrival arrival) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.compressed = compressed;
    this.arrival = arrival;
  }

  public Reply with(int otherStatus) {
    return new Reply(otherStatus, headers, body, compressed, arrival);
  }

  public Reply with(String header, String value) {
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.put(header, value);
    return new Reply(status, all, body, compressed, arrival);
  }

  public Reply with(byte[] otherBody) {
    return new Reply(status, headers, otherBody, false, arrival);
  }

  public Reply arriving(Arrival share) {
    return new Reply(status, headers, body, compressed, share);
  }

  /** The same answer, held compressed. */
  public Reply packed() {
    return compressed ? this : new Reply(status, headers, Gzip.pack(body), true, arrival);
  }

  /** How many bytes are held: a compressed body is worth being sent so. */
  public int size() {
    return body.length;
  }

  /** The body, compressed. */
  public byte[] zipped() {
    return packed().body;
  }

  public Arrival arrival() {
    return arrival;
  }

  public static Reply json(int status, JsonNode body) {
    return json(status, body, Map.of());
  }

  public static Reply json(int status, JsonNode body, Map<String, String> headers) {
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.put(CONTENT_TYPE, "application/json; charset=utf-8");
    return new Reply(status, all, Json.MAPPER.writeValueAsBytes(body));
  }

  public static Reply html(int status, String text) {
    return new Reply(
        status,
        Map.of(CONTENT_TYPE, "text/html; charset=utf-8"),
        ("<!doctype html><title>Paycor sandbox</title><p>" + text)
            .getBytes(StandardCharsets.UTF_8));
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  public static Reply redirect(String location) {
    return new Reply(302, Map.of("Location", location), new byte[0]);
  }

  /** Without a subscription key that is known, Azure API Management answers so, seen in 401s. */
  public static Reply accessDenied() {
    return json(
        401,
        Json.NODES
            .objectNode()
            .put("statusCode", 401)
            .put(
                "message",
                "Access denied due to missing subscription key. Make sure to include subscription"
                    + " key when making requests to an API."));
  }

  /** The gateway's words when the limit is hit, seen by integrators. */
  public static Reply tooMany(long seconds) {
    return json(
        429,
        Json.NODES
            .objectNode()
            .put("message", "Rate limit is exceeded. Try again in " + seconds + " seconds."),
        Map.of("Retry-After", Long.toString(seconds)));
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** Not a copy: the wire is its only reader. */
  public byte[] body() {
    return compressed ? Gzip.unpack(body) : body;
  }
}
