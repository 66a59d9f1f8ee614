package io.tappaycor.sync;

import io.tappaycor.http.CallLog;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.SlicePlan;
import java.util.stream.StreamSupport;

/**
 * Counts the calls that a run will make, without making them: windows, parents, and the pages of
 * what is as long as the list of employees. Other lists count as one page, so that it is a floor.
 */
final class Forecast {

  private static final int PAGE = 100;

  /** The lists of employees have longer pages than all others. */
  private static final int PAGE_OF_EMPLOYEES = 200;

  private final RunContext context;
  private final SharedRead read;
  private final ScopePlanner planner;

  Forecast(RunContext context, SharedRead read, CallLog calls) {
    this.context = context;
    this.read = read;
    this.planner = new ScopePlanner(context, calls);
  }

  /**
   * The calls of the read.
   *
   * @throws io.tappaycor.sync.access.AccessDeniedException if a list of parents is refused
   */
  long calls() {
    long calls = 0;
    for (Scope scope : read.scopes(context.extent())) {
      calls += pages(scope) * slices(scope);
    }
    return calls;
  }

  private long slices(Scope scope) {
    SlicePlan plan = planner.plan(ScopedRead.of(read, scope), planner.resumePoint(read, scope));
    return StreamSupport.stream(plan.spliterator(), false).count();
  }

  /** A list with a row per employee has as many pages as that of the employees. */
  private long pages(Scope scope) {
    boolean perEmployee =
        read.definition().keyProperties().contains("employeeId")
            && !read.parentList().map(ParentLists.EMPLOYEES::equals).orElse(false);
    ParentList employees = ParentLists.EMPLOYEES;
    boolean isTheList = read.endpoint().path().equals(employees.endpoint().path());
    if (!perEmployee && !isTheList) {
      return 1;
    }
    int rows = planner.employees(scope).size();
    int page = isTheList ? PAGE_OF_EMPLOYEES : PAGE;
    int rest = read.endpoint().rest().isPresent() ? 1 : 0;
    return Math.max(1L, (rows + page - 1) / page) + rest;
  }
}
