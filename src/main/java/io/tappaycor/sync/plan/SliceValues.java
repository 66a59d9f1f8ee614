package io.tappaycor.sync.plan;

import io.tappaycor.http.Target;
import io.tappaycor.json.Json;
import io.tappaycor.paging.ListRequest;
import io.tappaycor.paging.Owner;
import io.tappaycor.record.LooseDates;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Endpoint.QueryParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a slice asks for, by the names that paths, queries and records use: the legal entity, the
 * employee, the payroll run.
 */
public record SliceValues(Map<String, JsonNode> values) {

  public SliceValues {
    values = Map.copyOf(values);
  }

  /** The values of a whole scope: its legal entity, or none. */
  public static SliceValues of(Scope scope) {
    return scope instanceof Scope.LegalEntity entity
        ? new SliceValues(Map.of("legalEntityId", Json.NODES.numberNode(entity.id().value())))
        : new SliceValues(Map.of());
  }

  /** These values and some more. */
  public SliceValues with(Map<String, JsonNode> others) {
    Map<String, JsonNode> more = new LinkedHashMap<>(values);
    more.putAll(others);
    return new SliceValues(more);
  }

  /** A value as text. */
  public String text(String name) {
    return Objects.requireNonNull(values.get(name), name).asString("");
  }

  /**
   * The request of these values.
   *
   * @param more query parameters beside those that every call of the endpoint carries
   */
  public Target target(Endpoint endpoint, List<Target.Parameter> more) {
    List<Target.Parameter> query = new ArrayList<>();
    for (QueryParameter parameter : endpoint.query()) {
      query.add(new Target.Parameter(parameter.name(), value(parameter)));
    }
    query.addAll(more);
    Target target = Target.of(endpoint.path(), texts(), query);
    return endpoint.body().map(target::posting).orElse(target);
  }

  private String value(QueryParameter parameter) {
    if (parameter instanceof QueryParameter.Fixed fixed) {
      return fixed.value();
    }
    if (parameter instanceof QueryParameter.AskedDay day) {
      JsonNode value = Objects.requireNonNull(values.get(day.of()), day.of());
      return LooseDates.day(value).map(ScopedRead::day).orElse(text(day.of()));
    }
    return text(((QueryParameter.Asked) parameter).of());
  }

  /** The list that this target begins, whose records belong to the owner that its path names. */
  public ListRequest request(Endpoint endpoint, Target target) {
    return new ListRequest(
        target, endpoint.shape(), Owner.of(endpoint.path(), texts()), endpoint.rest());
  }

  private Map<String, String> texts() {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, value -> value.getValue().asString("")));
  }
}
