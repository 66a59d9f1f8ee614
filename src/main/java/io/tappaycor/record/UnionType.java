package io.tappaycor.record;

import io.tappaycor.config.DriftPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Several types, as a user's own catalog may declare: the first that holds the value as it stands,
 * else the first that it can be converted to. No type at all is what a schema of only null
 * declares.
 */
record UnionType(List<ValueType> choices) implements ValueType {
  UnionType {
    choices = List.copyOf(choices);
  }

  @Override
  public JsonNode conform(JsonNode value, String field, Drift drift) {
    return choices.stream()
        .filter(choice -> choice.holds(value))
        .findFirst()
        .map(choice -> choice.conform(value, field, drift))
        .or(() -> converted(value, field))
        .orElseGet(() -> ScalarTypes.mismatch(this, value, field, drift));
  }

  private Optional<JsonNode> converted(JsonNode value, String field) {
    for (ValueType choice : choices) {
      Drift tried = new Drift(DriftPolicy.WARN);
      JsonNode conformed = choice.conform(value, field, tried);
      if (tried.counts().isEmpty()) {
        return Optional.of(conformed);
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean holds(JsonNode value) {
    return choices.stream().anyMatch(choice -> choice.holds(value));
  }

  @Override
  public String title() {
    return choices.isEmpty()
        ? "null"
        : choices.stream().map(ValueType::title).collect(Collectors.joining(" or "));
  }
}
