package io.tappaycor.record;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Several types, as a user's own catalog may declare: the first that holds the value wins. */
record UnionType(List<ValueType> choices) implements ValueType {

  UnionType {
    choices = List.copyOf(choices);
  }

  @Override
  public JsonNode conform(JsonNode value, String field, Drift drift) {
    return choices.stream()
        .filter(each -> each.holds(value))
        .findFirst()
        .orElse(choices.get(0))
        .conform(value, field, drift);
  }

  @Override
  public boolean holds(JsonNode value) {
    return choices.stream().anyMatch(each -> each.holds(value));
  }

  @Override
  public String title() {
    return choices.stream().map(ValueType::title).collect(Collectors.joining(" or "));
  }
}
