package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Parent;
import java.util.List;
import java.util.Set;

/**
 * Leaves out employees without pay data, of whom there are no paystub documents: a few calls for
 * the list of pay data save one per employee. Where the list cannot be had, or has nobody in it,
 * everybody is asked.
 */
record PaidEmployees(RunContext context, CallLog calls) {

  /** In a longer time nearly everybody is paid, and the list is long. */
  private static final int MOST_DAYS = 92;

  /** Pay data is found by the date of the check; which date documents are found by is not said. */
  private static final int MARGIN = 31;

  /**
   * The same parents, of whom those without pay data are idle.
   *
   * @param reach the days that documents are wanted of
   */
  List<Parent> among(List<Parent> employees, Scope scope, DateWindow reach) {
    if (employees.isEmpty() || reach.last().isAfter(reach.first().plusDays(MOST_DAYS))) {
      return employees;
    }
    Set<String> paid = paid(scope, reach);
    return paid.isEmpty()
        ? employees
        : employees.stream()
            .map(parent -> paid.contains(parent.id()) ? parent : parent.idle())
            .toList();
  }

  private Set<String> paid(Scope scope, DateWindow reach) {
    DateWindow around =
        new DateWindow(reach.first().minusDays(MARGIN), reach.last().plusDays(MARGIN));
    try {
      return context.parents().ids(ParentLists.PAID_EMPLOYEES, scope, around, calls);
    } catch (AccessDeniedException | ExtractionException | DataException unknown) {
      return Set.of();
    }
  }
}
