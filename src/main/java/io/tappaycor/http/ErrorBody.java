package io.tappaycor.http;

import io.tappaycor.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What Paycor says of a failure. Names are read whatever their case: the API document has them in
 * camelCase, the wire in PascalCase. Title and detail can name people and ids, so they are looked
 * at and never shown.
 */
public final class ErrorBody {

  /**
   * Like a UUID: shorter ones, and those with other letters, may be names and numbers of people.
   */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?=(?:-*[0-9A-Fa-f]){16})[0-9A-Fa-f-]{16,64}");

  /** Seen: "Rate limit is exceeded", "Out of call volume quota". */
  private static final Pattern LIMIT =
      Pattern.compile("rate limit|\\bquota\\b|too many requests", Pattern.CASE_INSENSITIVE);

  private static final Pattern SUBSCRIPTION =
      Pattern.compile("\\bsubscri(bed|ption)\\b", Pattern.CASE_INSENSITIVE);

  /** Seen: "… is invalid or has no TimeOff requests". What it says of rights is no empty list. */
  private static final Pattern HAS_NONE =
      Pattern.compile(
          "(?is)\\A(?!.*(permi|access|authori|privilege|\\brights?\\b|\\brole|credential|token|subscri|licen[cs]e)).*\\bhas no (?!valid\\b|longer\\b).*");

  /** The names in the errors of the API, its gateway, ASP.NET (RFC 9457) and OAuth. */
  private static final Set<String> WORDS =
      Set.of(
          "code",
          "correlationid",
          "detail",
          "details",
          "error",
          "error_description",
          "errors",
          "instance",
          "message",
          "source",
          "status",
          "statuscode",
          "timestamp",
          "title",
          "traceid",
          "type");

  private final JsonNode body;

  private ErrorBody(JsonNode body) {
    this.body = body;
  }

  /** Reads a body; one that is not JSON has no fields. */
  public static ErrorBody of(byte[] bytes) {
    try {
      return new ErrorBody(bytes.length == 0 ? Json.NODES.missingNode() : Json.read(bytes));
    } catch (JacksonException noJson) {
      return new ErrorBody(Json.NODES.missingNode());
    }
  }

  /**
   * Whether something that came as data is an error body: it was once, with status 200. The words
   * of the API, those of its gateway, or an {@code error} that says something; no record of Paycor
   * has these together.
   */
  public static boolean isOne(JsonNode body) {
    ErrorBody error = new ErrorBody(body);
    return body.isObject() && (error.isPaycors() || error.isOfTheGateway() || error.hasError());
  }

  /**
   * Whether there is nothing in an object but what errors have, or nothing at all: then it is no
   * record, whatever it is.
   */
  public static boolean hasNothingElse(JsonNode object) {
    return object.propertyNames().stream()
        .allMatch(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)));
  }

  /** Whether it is in the shape of Paycor's own errors: a correlation id, and a title or detail. */
  public boolean isPaycors() {
    return has("correlationId") && (has("title") || has("detail"));
  }

  /** Whether it speaks of a rate limit or quota. */
  public boolean namesLimit() {
    return saidIn("message", LIMIT) || saidIn("detail", LIMIT) || saidIn("title", LIMIT);
  }

  /** Whether the gateway says it, before the API was reached; seen of missing keys and limits. */
  boolean isOfTheGateway() {
    return has("statusCode") && has("message");
  }

  private boolean hasError() {
    return field("error")
        .filter(value -> value.isString() ? !value.asString().isBlank() : !value.isEmpty())
        .isPresent();
  }

  private boolean has(String name) {
    return field(name).isPresent();
  }

  /** For Paycor's support: " (correlation id …)", or nothing. */
  String correlation() {
    return field("correlationId")
        .map(id -> id.asString(""))
        .filter(id -> IDENTIFIER.matcher(id).matches())
        .map(id -> " (correlation id " + id + ")")
        .orElse("");
  }

  /** Whether it says that there is nothing of the kind: an empty list, in Paycor's words. */
  boolean saysThereIsNone() {
    return saidIn("detail", HAS_NONE) || saidIn("title", HAS_NONE);
  }

  /** Whether it says that the customer has not subscribed to the product. */
  boolean namesSubscription() {
    return saidIn("detail", SUBSCRIPTION) || saidIn("title", SUBSCRIPTION);
  }

  /** Whether the gateway refuses the subscription key: no refresh of tokens helps. */
  public boolean namesSubscriptionKey() {
    return saidIn("message", Pattern.compile("subscription key", Pattern.CASE_INSENSITIVE));
  }

  /** The text of the rate limit's own message, with the seconds to wait in it. */
  String message() {
    return field("message").map(value -> value.asString("")).orElse("");
  }

  private boolean saidIn(String name, Pattern words) {
    return field(name).map(value -> words.matcher(value.asString("")).find()).orElse(false);
  }

  private Optional<JsonNode> field(String name) {
    return body.properties().stream()
        .filter(
            property ->
                property.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .map(java.util.Map.Entry::getValue)
        .filter(value -> !value.isNull())
        .findFirst();
  }
}
