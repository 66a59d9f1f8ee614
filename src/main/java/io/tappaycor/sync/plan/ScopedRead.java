package io.tappaycor.sync.plan;

import io.tappaycor.http.Target;
import io.tappaycor.paging.ListRequest;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.stream.Windowing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A read in one scope.
 *
 * @param withheld values of {@code include} that this scope does not permit
 */
public record ScopedRead(SharedRead read, Scope scope, Set<String> withheld) {

  public ScopedRead {
    withheld = Set.copyOf(withheld);
  }

  /** A read that gets all of its includes. */
  public static ScopedRead of(SharedRead read, Scope scope) {
    return new ScopedRead(read, scope, Set.of());
  }

  /** The same read without these includes. */
  public ScopedRead without(Set<String> includes) {
    return new ScopedRead(read, scope, includes);
  }

  /** The first request of a slice. */
  public Target target(Slice slice) {
    List<Target.Parameter> query = new ArrayList<>(bounds(slice));
    includeValues().forEach(value -> query.add(new Target.Parameter("include", value)));
    return slice.values().target(read.endpoint(), query);
  }

  /** The list that a slice is. */
  public ListRequest request(Slice slice) {
    return request(slice, target(slice));
  }

  /** The list of a slice, by another first request. */
  public ListRequest request(Slice slice, Target target) {
    return slice.values().request(read.endpoint(), target);
  }

  private List<Target.Parameter> bounds(Slice slice) {
    return query()
        .map(
            names ->
                List.of(
                    new Target.Parameter(names.first(), day(slice.window().orElseThrow().first())),
                    new Target.Parameter(names.last(), day(slice.window().orElseThrow().last()))))
        .orElse(List.of());
  }

  private Optional<Windowing.Bounds.Query> query() {
    return read.windowing()
        .map(Windowing.ByDate::bounds)
        .filter(Windowing.Bounds.Query.class::isInstance)
        .map(Windowing.Bounds.Query.class::cast);
  }

  /** A day as a query parameter: the API document wants a date-time, and ignores the time. */
  public static String day(LocalDate day) {
    return day + "T00:00:00Z";
  }

  /** The includes that are asked for. */
  private List<String> includeValues() {
    return read.includes().stream()
        .map(Include::value)
        .filter(value -> !withheld.contains(value))
        .distinct()
        .toList();
  }

  /** Tells requests apart by the parts that they ask for. */
  public long form() {
    return new TreeSet<>(includeValues()).hashCode();
  }

  /** The fields that do not come, because their includes are refused. */
  public Set<String> withheldFields() {
    return read.includes().stream()
        .filter(include -> withheld.contains(include.value()))
        .map(Include::field)
        .collect(Collectors.toSet());
  }

  /**
   * Whether a window that times out may be halved: big sites answer small windows.
   *
   * @param today where no window may start after today, the one that reaches ahead stays whole
   */
  public boolean isDivisible(Slice slice, LocalDate today) {
    return query().isPresent()
        && !slice.window().orElseThrow().isOneDay()
        && (read.windowing().orElseThrow().startsInFuture()
            || !slice.split().get(1).window().orElseThrow().first().isAfter(today));
  }

  /** The scope, as the beginning of a message about it. */
  public String where() {
    return scope instanceof Scope.LegalEntity entity ? "legal entity " + entity.id() + ": " : "";
  }
}
