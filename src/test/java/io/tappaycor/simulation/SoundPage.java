package io.tappaycor.simulation;

import io.tappaycor.http.Response;
import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Paycor answers when it is well, taken apart.
 *
 * @param content an object with records, a bare array of them, or a record by itself
 */
record SoundPage(JsonNode content) {

  private static final String RECORDS = "records";
  private static final String MORE = "hasMoreResults";
  private static final String TOKEN = "continuationToken";

  static SoundPage of(Response answer) {
    return new SoundPage(Json.MAPPER.readTree(new String(answer.body(), StandardCharsets.UTF_8)));
  }

  boolean isSingle() {
    return content.isObject() && !content.has(RECORDS);
  }

  List<JsonNode> records() {
    List<JsonNode> records = new ArrayList<>();
    if (isSingle()) {
      records.add(content);
    } else {
      (content.isArray() ? content : content.path(RECORDS)).forEach(records::add);
    }
    return records;
  }

  boolean hasMore() {
    return content.path(MORE).asBoolean(false);
  }

  /** The token of the next page. */
  Optional<String> next() {
    return hasMore() ? Optional.of(content.path(TOKEN).asString()) : Optional.empty();
  }

  /** The same page with these records. */
  ObjectNode with(List<JsonNode> records) {
    ObjectNode page =
        content.isObject() ? (ObjectNode) content.deepCopy() : Json.NODES.objectNode();
    page.putArray(RECORDS).addAll(records);
    return page;
  }

  /** The same page, which is the last one. */
  ObjectNode lastWith(List<JsonNode> records) {
    ObjectNode page = with(records).put(MORE, false);
    page.remove(List.of(TOKEN, "additionalResultsUrl"));
    return page;
  }
}
