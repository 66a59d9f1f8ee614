package io.tappaycor.sync.output;

import io.tappaycor.json.RawValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Keeps each record of overlapping windows once: long leave lies in two neighbouring windows.
 * Remembers the keys of two windows, not of all. Windows have to be read one after the other.
 */
public final class RepeatFilter implements Predicate<RawValue> {

  private final List<String> key;
  private Set<List<JsonNode>> previous = new HashSet<>();
  private Set<List<JsonNode>> current = new HashSet<>();

  /** A filter by these top-level fields. */
  public RepeatFilter(List<String> key) {
    this.key = List.copyOf(key);
  }

  /** The records that follow are those of the next window. */
  public synchronized void nextWindow() {
    previous = current;
    current = new HashSet<>();
  }

  @Override
  public synchronized boolean test(RawValue record) {
    List<JsonNode> identity = key.stream().map(record::path).toList();
    current.add(identity);
    return !previous.contains(identity);
  }
}
