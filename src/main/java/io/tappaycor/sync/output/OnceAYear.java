package io.tappaycor.sync.output;

import io.tappaycor.json.RawValue;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.Slice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the newest totals of each employee and year: they are asked for by several check dates, and
 * those of a later one are more complete. Slices have to be read newest first within a year.
 */
public final class OnceAYear {

  private final List<String> key;
  private final Map<LocalDate, Set<List<JsonNode>>> seen = new HashMap<>();

  /** A filter by these top-level fields. */
  public OnceAYear(List<String> key) {
    this.key = List.copyOf(key);
  }

  /** The filter of one check date. If it is read again, its own records are let through again. */
  public synchronized Predicate<RawValue> of(Slice slice) {
    LocalDate day = slice.parent().flatMap(Parent::day).orElse(LocalDate.MIN);
    seen.put(day, new HashSet<>());
    return record -> isNewest(record, day);
  }

  private synchronized boolean isNewest(RawValue record, LocalDate day) {
    List<JsonNode> identity = key.stream().map(record::path).toList();
    seen.getOrDefault(day, new HashSet<>()).add(identity);
    return seen.entrySet().stream()
        .filter(other -> other.getKey().getYear() == day.getYear())
        .filter(other -> other.getKey().isAfter(day))
        .noneMatch(other -> other.getValue().contains(identity));
  }
}
