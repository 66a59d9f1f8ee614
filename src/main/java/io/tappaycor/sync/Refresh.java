package io.tappaycor.sync;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.change.Fingerprints;
import io.tappaycor.change.Reading;
import io.tappaycor.change.Readings;
import io.tappaycor.http.CallLog;
import io.tappaycor.scope.Scope;
import io.tappaycor.sync.output.ChangeCapture;
import io.tappaycor.sync.output.ChangeCapture.Cycle;
import io.tappaycor.sync.parent.LastPaid;
import io.tappaycor.sync.plan.Mark;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.ScopedRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves employees who were read lately for another day: each is read once in a cycle of days, and
 * at once if there is a sign that something has changed.
 */
record Refresh(RunContext context, CallLog calls) {

  /** The same parents, of whom those whose turn has not come are left for another day. */
  List<Parent> among(List<Parent> employees, ScopedRead scoped, ResumePoint resume) {
    Optional<ChangeCapture> capture = context.changes();
    Optional<Cycle> cycle = capture.flatMap(ChangeCapture::cycle);
    if (cycle.isEmpty() || employees.isEmpty()) {
      return employees;
    }
    List<Known> streams = new ArrayList<>();
    for (SelectedStream stream : scoped.read().streams()) {
      Known known = known(capture.get(), cycle.get(), stream, scoped.scope());
      if (known.base() == 0) {
        return employees;
      }
      streams.add(known);
    }
    LastPaid.Paid paid =
        context.lastPaid().since(cycle.get().today(), cycle.get().days(), scoped.scope(), calls);
    Fingerprints fingerprints = capture.get().store().fingerprints();
    Set<String> unsettled = resume.way().unsettled();
    return employees.stream()
        .map(
            parent ->
                unsettled.contains(parent.id())
                    ? parent
                    : turn(parent, streams, cycle.get(), paid, fingerprints))
        .toList();
  }

  /**
   * What the store knows of a stream.
   *
   * @param base the run up to which the target has everything; 0 if it has nothing
   * @param changed parents of whom the target may lack a change
   */
  private record Known(long base, Readings readings, Set<Long> changed) {}

  private Known known(ChangeCapture capture, Cycle cycle, SelectedStream stream, Scope scope) {
    long base = capture.base(stream, scope);
    Readings readings = capture.readings(stream, scope, cycle);
    return new Known(base, readings, base == 0 ? Set.of() : readings.changedAfter(base));
  }

  private static Parent turn(
      Parent parent,
      List<Known> streams,
      Cycle cycle,
      LastPaid.Paid paid,
      Fingerprints fingerprints) {
    long id = fingerprints.ofParent(parent.id());
    Optional<Reading> oldest = Optional.empty();
    for (Known known : streams) {
      Optional<Reading> reading = known.readings().of(id);
      if (reading.isEmpty()
          || known.changed().contains(id)
          || reading.get().isOver(cycle.today(), cycle.days())
          || hasChanged(reading.get(), parent, fingerprints)
          || paid.isSince(parent.id(), reading.get().day())) {
        return parent;
      }
      boolean older = oldest.filter(other -> !reading.get().day().isBefore(other.day())).isEmpty();
      oldest = older ? reading : oldest;
    }
    return oldest.map(reading -> parent.later(reading.day())).orElse(parent);
  }

  private static boolean hasChanged(Reading reading, Parent parent, Fingerprints fingerprints) {
    Optional<Mark> mark = parent.mark().filter(now -> now.form() == reading.form());
    return mark.filter(now -> fingerprints.ofMark(now.content()) != reading.mark()).isPresent();
  }
}
