package io.tappaycor.sandbox.api;

import io.tappaycor.sandbox.endpoint.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matches an endpoint's path, ignoring case as Azure's gateway does. */
final class Route {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  private final Endpoint endpoint;
  private final Pattern pattern;
  private final List<String> names = new ArrayList<>();

  Route(Endpoint endpoint) {
    this.endpoint = endpoint;
    StringBuilder expression = new StringBuilder();
    Matcher variables = VARIABLE.matcher(endpoint.path());
    int start = 0;
    while (variables.find()) {
      expression
          .append(Pattern.quote(endpoint.path().substring(start, variables.start())))
          .append("([^/]+)");
      names.add(variables.group(1));
      start = variables.end();
    }
    expression.append(Pattern.quote(endpoint.path().substring(start)));
    this.pattern = Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** The values of the path's variables, if the path matches. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(values);
  }
}
