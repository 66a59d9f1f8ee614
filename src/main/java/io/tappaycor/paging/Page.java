package io.tappaycor.paging;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One answer of a list.
 *
 * @param records as received
 * @param next the continuation token, if there is more
 */
public record Page(List<JsonNode> records, Optional<String> next) {

  public Page {
    records = List.copyOf(records);
  }

  /** The only page of an empty list. */
  static Page empty() {
    return new Page(List.of(), Optional.empty());
  }
}
