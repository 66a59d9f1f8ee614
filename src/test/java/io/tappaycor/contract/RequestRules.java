package io.tappaycor.contract;

import io.tappaycor.contract.PaycorFacts.EndpointFacts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of Paycor's API documents for a request: which parameters it must and may have, their
 * types and values, and the dates of its window.
 *
 * @param today the last day that has begun wherever Paycor may count from
 */
public record RequestRules(LocalDate today) {

  private static final PaycorFacts FACTS = PaycorFacts.all();
  private static final String ARRAY = "array";

  /**
   * What a request breaks; nothing if it is valid.
   *
   * @param template the path with its parameters by name
   * @param path with its values
   */
  public List<String> broken(String template, String path, Map<String, List<String>> query) {
    EndpointFacts facts = FACTS.endpoint(template);
    Map<String, List<String>> values = new HashMap<>(query);
    String[] names = template.split("/", -1);
    String[] segments = path.split("/", -1);
    for (int index = 0; index < names.length; index++) {
      if (names[index].startsWith("{")) {
        values.put(names[index].substring(1, names[index].length() - 1), List.of(segments[index]));
      }
    }
    List<String> broken = new ArrayList<>();
    for (String required : facts.required()) {
      if (!values.containsKey(required)) {
        broken.add(template + " lacks " + required);
      }
    }
    values.forEach(
        (name, given) -> {
          String type = facts.parameters().getOrDefault(name, "");
          if (type.isEmpty() || !isValid(type, facts.values(name), given)) {
            broken.add(template + ": " + name + " is to be " + type + ", not " + given);
          }
        });
    broken.addAll(brokenDates(facts, query));
    return broken;
  }

  private static boolean isValid(String type, Set<String> choices, List<String> given) {
    boolean times = given.size() == 1 || type.contains(ARRAY);
    boolean chosen = choices.isEmpty() || choices.containsAll(given);
    return times && chosen && given.stream().allMatch(value -> isOfType(type, value));
  }

  private static boolean isOfType(String type, String value) {
    if (type.contains("integer int32")) {
      return value.matches("\\d{1,9}");
    }
    if (type.contains("integer")) {
      return value.matches("\\d{1,18}");
    }
    if (type.contains("uuid")) {
      return value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
    if (type.contains("date-time")) {
      return isTime(value);
    }
    return type.contains("boolean") ? value.matches("true|false") : !value.isBlank();
  }

  private static boolean isTime(String value) {
    try {
      DateTimeFormatter.ISO_DATE_TIME.parse(value);
      return true;
    } catch (DateTimeException invalid) {
      return false;
    }
  }

  private List<String> brokenDates(EndpointFacts facts, Map<String, List<String>> query) {
    List<String> broken = new ArrayList<>();
    if (facts.dates().isEmpty() || !query.containsKey("startDate")) {
      return broken;
    }
    LocalDate start = day(query, "startDate");
    LocalDate end = day(query, "endDate");
    long days = ChronoUnit.DAYS.between(start, end) + 1;
    String what = facts.path() + " from " + start + " to " + end;
    if (days < 1 || days > facts.days("maxRangeDays").orElse(Integer.MAX_VALUE)) {
      broken.add(what + ": " + days + " days");
    }
    if (facts.days("maxAgeDays").map(age -> start.isBefore(today.minusDays(age))).orElse(false)) {
      broken.add(what + ": the start is too old");
    }
    if (facts.dates().containsKey("startNotInFuture") && start.isAfter(today)) {
      broken.add(what + ": the start is in the future");
    }
    return broken;
  }

  private static LocalDate day(Map<String, List<String>> query, String name) {
    return LocalDate.parse(query.get(name).get(0).substring(0, "2026-11-24".length()));
  }
}
