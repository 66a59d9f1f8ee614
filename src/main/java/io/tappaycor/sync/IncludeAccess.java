package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.scope.Scope;
import io.tappaycor.sync.access.Access;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.ScopedRead;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Which includes of a read are refused in which scope. What no scope permits is in neither SCHEMA
 * nor RECORD, so that it has to be known before the SCHEMA is written. For one thread.
 */
final class IncludeAccess {

  private final RunContext context;
  private final SharedRead read;
  private final ReadOutput output;
  private final ScopePlanner planner;
  private final Map<Scope, Set<String>> withheld = new HashMap<>();

  IncludeAccess(RunContext context, SharedRead read, ReadOutput output, ScopePlanner planner) {
    this.context = context;
    this.read = read;
    this.output = output;
    this.planner = planner;
  }

  /** A read without the includes that are known to be refused. */
  ScopedRead of(Scope scope) {
    return ScopedRead.of(read, scope).without(withheld.getOrDefault(scope, Set.of()));
  }

  /** Goes on without some includes; asks the other scopes first whether they permit them. */
  ScopedRead withhold(ScopedRead scoped, Set<String> more) {
    Set<String> refused = new HashSet<>(scoped.withheld());
    refused.addAll(more);
    withheld.put(scoped.scope(), refused);
    Set<String> everywhere = new HashSet<>(refused);
    for (Scope other : read.scopes(context.extent())) {
      if (!other.equals(scoped.scope()) && !output.isOpen()) {
        everywhere.retainAll(refusedToo(other, refused));
      }
    }
    output.leaveOut(ScopedRead.of(read, scoped.scope()).without(everywhere).withheldFields());
    withheld.forEach(
        (scope, includes) -> output.reportWithheld(ScopedRead.of(read, scope).without(includes)));
    return of(scoped.scope());
  }

  /** Which of these includes another scope refuses, too. Only its own answer is remembered. */
  private Set<String> refusedToo(Scope other, Set<String> includes) {
    try {
      if (!withheld.containsKey(other)) {
        Access access = probe(ScopedRead.of(read, other));
        if (access instanceof Access.Denied) {
          return includes; // Nothing of it is going to be written, so it has no say.
        }
        withheld.put(
            other, access instanceof Access.Partial partial ? partial.withheld() : Set.of());
      }
      return withheld.get(other);
    } catch (AccessDeniedException denied) {
      return includes;
    } catch (ExtractionException | DataException unknown) {
      return Set.of(); // It may permit them all: its turn comes, and says.
    }
  }

  private Access probe(ScopedRead scoped) {
    Iterator<Slice> slices = plan(scoped).iterator();
    return slices.hasNext()
        ? context.probe().of(scoped, slices.next(), output.calls())
        : new Access.Granted();
  }

  private SlicePlan plan(ScopedRead scoped) {
    return planner.plan(scoped, planner.resumePoint(read, scoped.scope()));
  }
}
