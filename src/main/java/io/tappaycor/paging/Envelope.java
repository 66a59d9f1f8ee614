package io.tappaycor.paging;

import io.tappaycor.http.MalformedResponseException;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The object around the records of a page. Its names are read whatever their case, as those of
 * error bodies are. What it says of the next page is taken strictly: a list that ends too early
 * looks like one in which people were deleted.
 *
 * @param content as received
 */
record Envelope(RawValue content) {

  /** A field; null if it is absent. */
  @Nullable RawValue field(String name) throws MalformedResponseException {
    List<RawValue.Field> found =
        content.fields().stream().filter(field -> field.name().equalsIgnoreCase(name)).toList();
    if (found.size() > 1) {
      throw new MalformedResponseException("its answer has more than one " + name);
    }
    return found.isEmpty() ? null : found.get(0).value();
  }

  /** The content as a tree without its records, of which there may be many. */
  JsonNode without(String records) {
    ObjectNode rest = Json.NODES.objectNode();
    for (RawValue.Field field : content.fields()) {
      if (!(field.name().equalsIgnoreCase(records) && field.value().isArray())) {
        rest.set(field.name(), field.value().tree());
      }
    }
    return rest;
  }

  private JsonNode tree(String name) throws MalformedResponseException {
    RawValue value = field(name);
    return value == null ? Json.NODES.missingNode() : value.tree();
  }

  /**
   * The token of the next page, if there is one. Seen: the last page says false, with null for the
   * token and the address, and "True" as a text. A first page that says nothing of others is the
   * only one.
   *
   * @param continues whether this page was asked for with a token: then it has to say whether it is
   *     the last one
   */
  Optional<String> next(boolean continues) throws MalformedResponseException {
    JsonNode more = tree("hasMoreResults");
    if (more.isMissingNode() || more.isNull()) {
      if (continues || says("continuationToken") || says("additionalResultsUrl")) {
        throw new MalformedResponseException(
            "its page does not say whether there is another (hasMoreResults)");
      }
      return Optional.empty();
    }
    return switch (more.asString("").strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(token());
      case "false", "0" -> last();
      default ->
          throw new MalformedResponseException("its hasMoreResults is neither true nor false");
    };
  }

  private Optional<String> last() throws MalformedResponseException {
    if (says("continuationToken") || says("additionalResultsUrl")) {
      throw new MalformedResponseException("its page is the last one, but names another");
    }
    return Optional.empty();
  }

  private boolean says(String name) throws MalformedResponseException {
    JsonNode value = tree(name);
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isString() && value.asString().isBlank());
  }

  private String token() throws MalformedResponseException {
    JsonNode token = tree("continuationToken");
    // A token is opaque: a number is one too, and to stop there would lose the rest of the list.
    if ((token.isString() || token.isNumber()) && !token.asString().isBlank()) {
      return token.asString();
    }
    return ResultsUrl.token(tree("additionalResultsUrl").asString(""))
        .orElseThrow(
            () ->
                new MalformedResponseException(
                    "its page says that there is more, but has no token"));
  }
}
