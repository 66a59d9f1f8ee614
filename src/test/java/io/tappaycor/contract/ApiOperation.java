package io.tappaycor.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An operation of an OpenAPI document.
 *
 * @param method GET or POST
 * @param item what is common to all operations of the path
 */
record ApiOperation(String method, String path, JsonNode node, JsonNode item, JsonNode document) {

  private static final String TOKEN = "continuationToken";
  private static final Pattern READS =
      Pattern.compile("(?i)^(get|view|list|read|search|find|query|retrieve)\\b");

  /** A parameter in the path or query; those in headers are the same for all operations. */
  record Parameter(String name, Kind kind, List<String> values, boolean deprecated, String text) {}

  /** Paths differ in case and in the names of their parameters. */
  static String key(String path) {
    return path.toLowerCase(Locale.ROOT).replaceAll("\\{[^}]*\\}", "{}");
  }

  String text() {
    return node.path("description").asString("");
  }

  boolean isDeprecated() {
    return node.path("deprecated").asBoolean(false);
  }

  /** A POST reads if it returns pages, or says so. */
  boolean reads() {
    return method.equals("GET")
        || parameters().containsKey(TOKEN)
        || response().properties().containsKey("records")
        || Stream.of(node.path("summary").asString(""), DataAccessText.names(text()))
            .anyMatch(words -> READS.matcher(words).find());
  }

  Map<String, Parameter> parameters() {
    return Stream.concat(
            item.path("parameters").valueStream(), node.path("parameters").valueStream())
        .map(parameter -> ApiSchema.of(document, parameter).node())
        .filter(parameter -> parameter.path("in").asString("").matches("path|query"))
        .collect(
            Collectors.toMap(
                parameter -> parameter.path("name").asString(),
                this::parameter,
                (common, own) -> own,
                LinkedHashMap::new));
  }

  private Parameter parameter(JsonNode parameter) {
    ApiSchema schema = ApiSchema.of(document, parameter.path("schema"));
    String type = schema.type().equals("array") ? "array" : schema.kind();
    return new Parameter(
        parameter.path("name").asString(),
        new Kind(
            parameter.path("in").asString() + " " + type,
            !parameter.path("required").asBoolean(false)),
        schema.values(),
        schema.deprecated() || parameter.path("deprecated").asBoolean(false),
        parameter.path("description").asString(""));
  }

  /** The schema of the response to a successful call. */
  ApiSchema response() {
    JsonNode answer = ApiSchema.of(document, node.path("responses").path("200")).node();
    JsonNode content = answer.path("content").valueStream().findFirst().orElse(answer);
    return ApiSchema.of(document, content.path("schema"));
  }

  /** How the response wraps its records, in the words of the facts. */
  String shape() {
    ApiSchema response = response();
    if (response.properties().containsKey("records")) {
      return "page";
    }
    return response.type().equals("array") ? "array" : "object";
  }

  /** The schema of one record of the response. */
  ApiSchema record() {
    ApiSchema response = response();
    return switch (shape()) {
      case "page" -> ApiSchema.of(document, response.properties().get("records")).items();
      case "array" -> response.items();
      default -> response;
    };
  }
}
