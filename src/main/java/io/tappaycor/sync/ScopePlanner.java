package io.tappaycor.sync;

import io.tappaycor.http.CallLog;
import io.tappaycor.json.RawValue;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.output.OnceAYear;
import io.tappaycor.sync.output.RepeatFilter;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.PlannedParents;
import io.tappaycor.sync.plan.RecordFilters;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.plan.Windows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gathers what a plan is made of: the resume point, the parents, and the filter of records. */
record ScopePlanner(RunContext context, CallLog calls) {

  /** Where the state lets a read go on. */
  ResumePoint resumePoint(SharedRead read, Scope scope) {
    if (context.extent().backfills()) {
      return ResumePoint.ofBackfill(context.initial(), read, scope);
    }
    return ResumePoint.of(
        context.initial(), read, scope, context.pass(), context.clock().instant());
  }

  /**
   * The slices of a read.
   *
   * @throws io.tappaycor.sync.access.AccessDeniedException if Paycor refuses the list of parents
   */
  SlicePlan plan(ScopedRead scoped, ResumePoint resume) {
    boolean nothing =
        scoped.read().windowing().isPresent()
            && Windows.of(scoped.read(), context.extent(), resume).windows().isEmpty();
    List<Parent> parents = nothing ? List.of() : parents(scoped, resume);
    return SlicePlan.of(scoped, context.extent(), checked(resume, parents), parents);
  }

  /** A pass whose parents have changed behind its offset begins anew. */
  private static ResumePoint checked(ResumePoint resume, List<Parent> parents) {
    boolean changed =
        resume.way().checksum().isPresent()
            && resume.way().lastParent().isPresent()
            && !PlannedParents.checksum(parents, resume.way().lastParent().get())
                .equals(resume.way().checksum().get());
    return changed ? resume.fromTheStart() : resume;
  }

  /** The parents of a fan-out over a list; none for other reads. */
  List<Parent> parents(ScopedRead scoped, ResumePoint resume) {
    SharedRead read = scoped.read();
    DateWindow reach = Windows.reach(read, context.extent(), resume);
    List<Parent> parents =
        read.parentList()
            .map(list -> context.parents().parents(list, scoped.scope(), reach, calls))
            .orElse(List.of());
    if (read.isOfPaidEmployees()) {
      return new PaidEmployees(context, calls).among(parents, scoped.scope(), reach);
    }
    return read.isOfEachEmployee()
        ? new Refresh(context, calls).among(parents, scoped, resume)
        : parents;
  }

  /**
   * Which records of a slice belong to the run.
   *
   * @throws io.tappaycor.sync.access.AccessDeniedException if the employees cannot be known
   */
  Function<Slice, Predicate<RawValue>> filters(SharedRead read, ResumePoint resume) {
    Predicate<RawValue> rows = rows(read).and(RecordFilters.late(read, context.extent(), resume));
    if (read.isNewestFirst()) {
      OnceAYear newest = new OnceAYear(read.keysAsReceived());
      return slice -> rows.and(newest.of(slice));
    }
    if (!read.windowing().map(Windowing.ByDate::overlapping).orElse(false)) {
      return slice -> rows;
    }
    RepeatFilter repeats = new RepeatFilter(read.definition().keyProperties());
    return slice -> {
      repeats.nextWindow();
      return rows.and(repeats);
    };
  }

  private Predicate<RawValue> rows(SharedRead read) {
    RecordFilter filter = read.definition().rows();
    List<LegalEntityId> entities = context.extent().entities(read);
    return filter instanceof RecordFilter.OfEmployee by
        ? RecordFilters.valueIn(by.field(), employeeIds(entities))
        : RecordFilters.ofEntities(filter, entities);
  }

  private Set<String> employeeIds(List<LegalEntityId> entities) {
    Set<String> ids = new HashSet<>();
    for (LegalEntityId entity : entities) {
      ids.addAll(
          employees(new Scope.LegalEntity(entity)).stream()
              .map(Parent::id)
              .collect(Collectors.toSet()));
    }
    return ids;
  }

  /** All employees of a legal entity. */
  List<Parent> employees(Scope scope) {
    DateWindow any = new DateWindow(context.extent().today(), context.extent().today());
    return context.parents().parents(ParentLists.EMPLOYEES, scope, any, calls);
  }
}
