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

/** The query of a call, checked by its endpoint. */
public record Query(Map<String, List<String>> values) {

  /** The parameter with the token of the next page. */
  public static final String CONTINUATION_TOKEN = "continuationToken";

  /** Checks names, values and presence. Names ignore case, as in ASP.NET. */
  public static Query checked(Map<String, List<String>> sent, List<Parameter> parameters) {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sent.forEach(
        (name, added) -> values.computeIfAbsent(name, any -> new ArrayList<>()).addAll(added));
    for (String name : values.keySet()) {
      if (parameters.stream().noneMatch(parameter -> parameter.name().equalsIgnoreCase(name))) {
        throw Refusal.badRequest("The query parameter '" + name + "' is not known.");
      }
    }
    parameters.forEach(
        parameter -> parameter.check(values.getOrDefault(parameter.name(), List.of())));
    return new Query(values);
  }

  /** The first value of a parameter. */
  public Optional<String> text(String name) {
    return all(name).stream().findFirst();
  }

  /** The first value of a parameter, as a date. */
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

  /** All values of a parameter. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Whether a repeated key contains this value or "All". */
  public boolean names(String key, String value) {
    return all(key).stream()
        .map(sent -> sent.toLowerCase(Locale.ROOT))
        .anyMatch(sent -> sent.equals("all") || sent.equals(value.toLowerCase(Locale.ROOT)));
  }
}
