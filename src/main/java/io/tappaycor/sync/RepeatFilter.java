package io.tappaycor.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets each record of overlapping windows through once: long leave lies in two neighbouring
 * windows. Remembers the keys of two windows, not of all.
 */
final class RepeatFilter implements Predicate<ObjectNode> {

  private final List<String> key;
  private Set<List<JsonNode>> previous = new HashSet<>();
  private Set<List<JsonNode>> current = new HashSet<>();

  RepeatFilter(List<String> key) {
    this.key = key;
  }

  @Override
  public boolean test(ObjectNode record) {
    List<JsonNode> identity = key.stream().map(record::path).toList();
    current.add(identity);
    return !previous.contains(identity);
  }

  void nextWindow() {
    previous = current;
    current = new HashSet<>();
  }
}
