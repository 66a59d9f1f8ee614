package io.tappaycor.sync;

import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.stream.Windowing;
import java.util.List;

/**
 * Counts the calls that a run will make, without making them: windows, parents, and the pages of
 * what is as long as the list of employees. Other lists count as one page, so that it is a floor.
 */
final class Forecast {

  private static final int PAGE = 100;

  private final Engine engine;

  Forecast(Engine engine) {
    this.engine = engine;
  }

  /**
   * The calls of one reading.
   *
   * @throws NotPermittedException if a list of parents is refused
   */
  long calls(Reading reading) throws NotPermittedException {
    long calls = 0;
    List<Long> entities = reading.isTogether() ? List.of(0L) : engine.extent().entities();
    for (long entity : entities) {
      calls += calls(reading, Part.of(reading, entity));
    }
    return calls;
  }

  private long calls(Reading reading, Part part) throws NotPermittedException {
    Checkpoints checkpoints = new Checkpoints(engine, reading, part.entity());
    long pages = pages(reading, part.entity());
    if (!(reading.definition().windowing() instanceof Windowing.ByDate rule)) {
      return pages * units(reading, part, checkpoints, checkpoints.wholeReach());
    }
    long calls = 0;
    for (DateWindow window : checkpoints.plan(rule).windows()) {
      calls += pages * units(reading, part, checkpoints, window);
    }
    return calls;
  }

  private static long units(Reading reading, Part part, Checkpoints checkpoints, DateWindow window)
      throws NotPermittedException {
    return reading.isFanOut() ? checkpoints.units(part, window).size() : 1;
  }

  /** A list with a row per employee has as many pages as that of the employees. */
  private long pages(Reading reading, long entity) throws NotPermittedException {
    boolean perEmployee =
        reading.definition().keyProperties().contains("employeeId")
            && !reading.parentList().map(ParentLists.EMPLOYEES::equals).orElse(false);
    ParentList employees = ParentLists.EMPLOYEES;
    boolean isTheList = reading.endpoint().path().equals(employees.endpoint().path());
    if (!perEmployee && !isTheList) {
      return 1;
    }
    DateWindow any = new DateWindow(engine.extent().today(), engine.extent().today());
    int rows = engine.parents(employees, entity, any, reading.calls()).size();
    return Math.max(1, (rows + PAGE - 1) / PAGE);
  }
}
