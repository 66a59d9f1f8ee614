package io.tappaycor.sync.parent;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Parent;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who was in a payroll run that was processed lately; found out once per run and legal entity. Safe
 * for many threads.
 */
public final class LastPaid {

  /** How far the date of a check may be after the day on which it is processed. */
  private static final int MARGIN = 31;

  private final ParentCache parents;
  private final ConcurrentMap<Scope, Paid> known = new ConcurrentHashMap<>();
  private final ConcurrentMap<Scope, Object> locks = new ConcurrentHashMap<>();

  /** Nothing is known yet. */
  public LastPaid(ParentCache parents) {
    this.parents = parents;
  }

  /**
   * When employees were paid last, by the day on which the payroll run was processed.
   *
   * @param today the day of this run
   * @param everybody the day for all who are not listed, if a list could not be had
   * @param byEmployee the day by employee
   * @param refused whether the payroll runs are not permitted, so that nobody counts as paid
   */
  public record Paid(
      LocalDate today,
      Optional<LocalDate> everybody,
      Map<String, LocalDate> byEmployee,
      boolean refused) {

    /**
     * Whether an employee was in a payroll run processed on the day of a reading, or after it. Of a
     * reading of this very day, that is left for tomorrow.
     */
    public boolean isSince(String employee, LocalDate read) {
      LocalDate processed = byEmployee.getOrDefault(employee, LocalDate.MIN);
      LocalDate last = everybody.filter(processed::isBefore).orElse(processed);
      return !last.isBefore(read) && read.isBefore(today);
    }
  }

  /**
   * Who was paid in so many days before today. Nobody, if the payroll runs are not permitted; and
   * everybody, if a list fails or has nothing in it.
   */
  public Paid since(LocalDate today, int days, Scope scope, CallLog calls) {
    synchronized (locks.computeIfAbsent(scope, any -> new Object())) {
      Paid paid = known.get(scope);
      if (paid == null) {
        paid = read(today, days, scope, calls);
        known.put(scope, paid);
      }
      return paid;
    }
  }

  /** Whether the payroll runs are not permitted, as far as is known. */
  public boolean isRefused(Scope scope) {
    Paid paid = known.get(scope);
    return paid != null && paid.refused();
  }

  private Paid read(LocalDate today, int days, Scope scope, CallLog calls) {
    try {
      return paid(today, processed(today, days, scope, calls), scope, calls);
    } catch (AccessDeniedException denied) {
      return new Paid(today, Optional.empty(), Map.of(), true);
    } catch (ExtractionException | DataException unknown) {
      return new Paid(today, Optional.of(today), Map.of(), false);
    }
  }

  private Paid paid(LocalDate today, Map<LocalDate, LocalDate> checks, Scope scope, CallLog calls) {
    Map<String, LocalDate> byEmployee = new HashMap<>();
    Optional<LocalDate> everybody =
        parents.isBlank(ParentLists.PAYROLL_RUNS, scope) ? Optional.of(today) : Optional.empty();
    for (var check : checks.entrySet()) {
      LocalDate day = check.getValue();
      Optional<Set<String>> employees = employees(scope, check.getKey(), calls);
      employees.ifPresent(ids -> ids.forEach(id -> byEmployee.merge(id, day, LastPaid::later)));
      if (employees.isEmpty()) {
        everybody = Optional.of(everybody.map(other -> later(other, day)).orElse(day));
      }
    }
    return new Paid(today, everybody, byEmployee, false);
  }

  /** The dates of the checks, with the last day on which one was processed. */
  private Map<LocalDate, LocalDate> processed(
      LocalDate today, int days, Scope scope, CallLog calls) {
    // An adjustment of today may be about last year.
    LocalDate first = today.minusDays(days).minusYears(1).withDayOfYear(1);
    DateWindow around = new DateWindow(first, today.plusDays(MARGIN));
    Map<LocalDate, LocalDate> checks = new HashMap<>();
    // Not the list that streams share: it ends with their last day, and checks are dated ahead.
    for (Parent run : parents.once(ParentLists.PAYROLL_RUNS, scope, around, calls)) {
      run.processed()
          .filter(day -> !day.isAfter(today) && !day.isBefore(today.minusDays(days)))
          .ifPresent(day -> checks.merge(run.day().orElse(day), day, LastPaid::later));
    }
    return checks;
  }

  /** Empty if they cannot be known: a payroll run pays somebody. */
  private Optional<Set<String>> employees(Scope scope, LocalDate check, CallLog calls) {
    try {
      Set<String> ids =
          parents.ids(ParentLists.PAID_EMPLOYEES, scope, new DateWindow(check, check), calls);
      return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
    } catch (AccessDeniedException | ExtractionException | DataException unknown) {
      return Optional.empty();
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
