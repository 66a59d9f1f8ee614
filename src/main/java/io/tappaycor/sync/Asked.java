package io.tappaycor.sync;

import io.tappaycor.http.Target;
import io.tappaycor.json.Json;
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
 * What one call asks for, by the names that paths, queries and records use: the legal entity, the
 * employee, the payroll run.
 */
record Asked(Map<String, JsonNode> values) {

  Asked {
    values = Map.copyOf(values);
  }

  static Asked nothing() {
    return new Asked(Map.of());
  }

  static Asked entity(long id) {
    return new Asked(Map.of("legalEntityId", Json.NODES.numberNode(id)));
  }

  Asked with(Map<String, JsonNode> others) {
    Map<String, JsonNode> more = new LinkedHashMap<>(values);
    more.putAll(others);
    return new Asked(more);
  }

  private String asked(String name) {
    return Objects.requireNonNull(values.get(name), name).asString("");
  }

  /** The target of the call. */
  Target target(Endpoint endpoint, List<Target.Parameter> more) {
    List<Target.Parameter> query = new ArrayList<>();
    for (QueryParameter parameter : endpoint.query()) {
      String value =
          parameter instanceof QueryParameter.Fixed fixed
              ? fixed.value()
              : asked(((QueryParameter.Asked) parameter).of());
      query.add(new Target.Parameter(parameter.name(), value));
    }
    query.addAll(more);
    Map<String, String> path =
        values.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asString("")));
    return Target.of(endpoint.path(), path, query);
  }
}
