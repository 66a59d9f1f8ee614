package io.tappaycor.sandbox.http;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One HTTP response before it is sent. */
public final class Reply {

  /** How much of the body is sent. */
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

  /** The same reply with another status. */
  public Reply with(int otherStatus) {
    return new Reply(otherStatus, headers, body, compressed, arrival);
  }

  /** The same reply with a header. */
  public Reply with(String header, String value) {
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.put(header, value);
    return new Reply(status, all, body, compressed, arrival);
  }

  /** The same reply with another body. */
  public Reply with(byte[] otherBody) {
    return new Reply(status, headers, otherBody, false, arrival);
  }

  /** The same reply, of which only this share arrives. */
  public Reply arriving(Arrival share) {
    return new Reply(status, headers, body, compressed, share);
  }

  /** The same response, with its body compressed in memory. */
  public Reply packed() {
    return compressed ? this : new Reply(status, headers, Gzip.pack(body), true, arrival);
  }

  /** The number of bytes in memory; a compressed body is always worth sending compressed. */
  public int size() {
    return body.length;
  }

  /** The body, compressed. */
  public byte[] zipped() {
    return packed().body;
  }

  /** How much of the reply arrives. */
  public Arrival arrival() {
    return arrival;
  }

  /** A JSON reply. */
  public static Reply json(int status, JsonNode body) {
    return json(status, body, Map.of());
  }

  /** A JSON reply with headers. */
  public static Reply json(int status, JsonNode body, Map<String, String> headers) {
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.put(CONTENT_TYPE, "application/json; charset=utf-8");
    return new Reply(status, all, Json.MAPPER.writeValueAsBytes(body));
  }

  /** An HTML page. */
  public static Reply html(int status, String text) {
    return new Reply(
        status,
        Map.of(CONTENT_TYPE, "text/html; charset=utf-8"),
        ("<!doctype html><title>Paycor sandbox</title><p>" + text)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** A reply without a body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  /** A redirect to a location. */
  public static Reply redirect(String location) {
    return new Reply(302, Map.of("Location", location), new byte[0]);
  }

  /** The response of Azure API Management to an unknown subscription key, as seen. */
  public static Reply accessDenied() {
    return ofGateway(
        401,
        "Access denied due to missing subscription key. Make sure to include subscription"
            + " key when making requests to an API.");
  }

  /** An error of Azure API Management, in front of the API. */
  public static Reply ofGateway(int status, String message) {
    return json(status, Json.NODES.objectNode().put("statusCode", status).put("message", message));
  }

  /** The gateway's response when the rate limit is exceeded, as seen by integrators. */
  public static Reply tooMany(long seconds) {
    return json(
        429,
        Json.NODES
            .objectNode()
            .put("message", "Rate limit is exceeded. Try again in " + seconds + " seconds."),
        Map.of("Retry-After", Long.toString(seconds)));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body, not copied, as only the server reads it. */
  public byte[] body() {
    return compressed ? Gzip.unpack(body) : body;
  }
}
