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
   */
  record Unit(Asked asked, Optional<Parent> parent) {

    static Unit of(Asked partition, Parent parent) {
      return new Unit(partition.with(parent.values()), Optional.of(parent));
    }
  }

  /** The window as the endpoint wants it. */
  static List<Target.Parameter> bounds(Windowing.Bounds bounds, DateWindow window) {
    return bounds instanceof Windowing.Bounds.Query query
        ? List.of(
            new Target.Parameter(query.first(), day(window.first())),
            new Target.Parameter(query.last(), day(window.last())))
        : List.of();
  }

  /** A day as a query parameter: the API document wants a date-time, and ignores the time. */
  static String day(LocalDate day) {
    return day + "T00:00:00Z";
  }
}
