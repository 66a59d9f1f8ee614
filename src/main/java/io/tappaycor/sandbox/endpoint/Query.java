package io.tappaycor.sandbox.endpoint;

import io.tappaycor.sandbox.http.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The query of a call after its endpoint has checked it. */
public record Query(Map<String, List<String>> values) {

  public static final String CONTINUATION_TOKEN = "continuationToken";

  /** Checks names, values and presence; names are matched as ASP.NET does, whatever their case. */
  public static Query checked(Map<String, List<String>> sent, List<Parameter> parameters) {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sent.forEach(
        (name, some) -> values.computeIfAbsent(name, any -> new ArrayList<>()).addAll(some));
    for (String name : values.keySet()) {
      if (parameters.stream().noneMatch(one -> one.name().equalsIgnoreCase(name))) {
        throw Refusal.badRequest("The query parameter '" + name + "' is not known.");
      }
    }
    parameters.forEach(one -> one.check(values.getOrDefault(one.name(), List.of())));
    return new Query(values);
  }

  public Optional<String> text(String name) {
    return all(name).stream().findFirst();
  }

  public Optional<LocalDate> date(String name) {
    return text(name)
        .map(
            value -> {
              try {
                return LocalDate.parse(value.substring(0, 10));
              } catch (DateTimeException noSuchDay) {
                throw Refusal.badRequest(
                    "The value '" + value + "' is not valid for " + name + ".");
              }
            });
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Whether a repeated key names this value, or all of them. */
  public boolean names(String key, String value) {
    return all(key).stream()
        .map(one -> one.toLowerCase(Locale.ROOT))
        .anyMatch(one -> one.equals("all") || one.equals(value.toLowerCase(Locale.ROOT)));
  }
}
