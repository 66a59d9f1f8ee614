package io.tappaycor.sync;

import io.tappaycor.http.Target;
import io.tappaycor.stream.Windowing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The calls that a stream consists of: for which parent, and in which window. */
final class Units {

  private Units() {}

  /**
   * One list to read.
   *
   * @param parent of a fan-out over a list of parents
   * @param window that it is asked for
   */
  record Unit(Asked asked, Optional<Parent> parent, Optional<DateWindow> window) {

    static Unit of(Asked partition, Parent parent) {
      return new Unit(partition.with(parent.values()), Optional.of(parent), Optional.empty());
    }

    static Unit of(Asked asked) {
      return new Unit(asked, Optional.empty(), Optional.empty());
    }

    /** The same call for another span of time. */
    Unit in(DateWindow span) {
      return new Unit(asked, parent, Optional.of(span));
    }
  }

  /** The query of a unit's span, as the endpoint wants it. */
  static List<Target.Parameter> bounds(Windowing windowing, Unit unit) {
    return windowing instanceof Windowing.ByDate rule
            && rule.bounds() instanceof Windowing.Bounds.Query query
            && unit.window().isPresent()
        ? List.of(
            new Target.Parameter(query.first(), day(unit.window().get().first())),
            new Target.Parameter(query.last(), day(unit.window().get().last())))
        : List.of();
  }

  /** A day as a query parameter: the API document wants a date-time, and ignores the time. */
  static String day(LocalDate day) {
    return day + "T00:00:00Z";
  }
}
