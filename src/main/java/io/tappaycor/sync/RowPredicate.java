package io.tappaycor.sync;

import io.tappaycor.stream.RowFilter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which raw rows belong to a run.
 *
 * @param path to the field that says so; empty if all do
 * @param values of the field that belong
 */
record RowPredicate(List<String> path, Set<String> values) implements Predicate<JsonNode> {

  /** Without a need to know the employees. */
  static RowPredicate of(RowFilter filter, List<Long> entities) {
    return filter instanceof RowFilter.OfLegalEntity by
        ? new RowPredicate(
            steps(by.field()), entities.stream().map(String::valueOf).collect(Collectors.toSet()))
        : new RowPredicate(List.of(), Set.of());
  }

  static List<String> steps(String field) {
    return List.of(field.split("\\.", -1));
  }

  @Override
  public boolean test(JsonNode row) {
    JsonNode value = row;
    for (String step : path) {
      value = value.path(step);
    }
    return path.isEmpty() || values.contains(value.asString(""));
  }
}
