package io.tappaycor.sync;

import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.Units.Unit;
import java.time.LocalDate;
import java.util.Optional;

/** Where a stream stands for one legal entity: what state said, and what state may say now. */
final class Checkpoints {

  private static final String EMPLOYEE = "employeeId";
  private static final String DATE = "date";

  private final Engine engine;
  private final StreamOutput output;
  private final long entity;
  private final Optional<String> lastParent;
  private final Optional<LocalDate> lastDay;
  private LocalDate limit;

  Checkpoints(Engine engine, StreamOutput output, long entity) {
    this.engine = engine;
    this.output = output;
    this.entity = entity;
    this.lastParent = offset(EMPLOYEE);
    this.lastDay = offset(DATE).map(LocalDate::parse);
    this.limit = engine.extent().today();
  }

  /** All days that the stream is about. */
  DateWindow wholeReach() {
    int ahead =
        output.stream().definition().windowing() instanceof Windowing.ByDate rule
            ? rule.daysAhead()
            : 0;
    return new DateWindow(wanted(), engine.extent().today().plusDays(ahead));
  }

  WindowPlan plan(Windowing.ByDate rule) {
    Optional<LocalDate> done =
        output.stream().bookmarkField().isPresent() ? Optional.empty() : lastDay;
    WindowPlan plan = WindowPlan.of(rule, wanted(), engine.extent().today(), done);
    if (plan.cutOff().isPresent() && isChosen() && !plan.windows().isEmpty()) {
      LocalDate complete = engine.extent().today().minusDays(rule.maxAgeDays());
      output
          .report()
          .notice(
              "complete from %s on, not from %s: Paycor reaches no further back"
                  .formatted(complete, plan.cutOff().get()));
    }
    return plan;
  }

  /** Whether somebody asked for that start: the default one is cut off by a day or two always. */
  private boolean isChosen() {
    return engine.extent().startDate().isPresent() || bookmark().isPresent();
  }

  private LocalDate wanted() {
    return engine.extent().resumeFrom(bookmark());
  }

  private Optional<LocalDate> bookmark() {
    return output.stream()
        .bookmarkField()
        .flatMap(any -> engine.state().bookmark(output.stream().name(), entity));
  }

  private Optional<String> offset(String name) {
    return engine.state().offset(output.stream().name(), entity, name, engine.clock().instant());
  }

  /** Whether a parent lies after the last one that a cut run has finished. */
  boolean isAhead(String parentId) {
    return output.stream().definition().windowing() instanceof Windowing.ByDate
        || lastParent.map(last -> parentId.compareTo(last) > 0).orElse(true);
  }

  /** A day that is not wholly known yet: no bookmark reaches it. */
  void holdBefore(LocalDate day) {
    limit = WindowPlan.earlier(limit, day.minusDays(1));
  }

  void parentDone(Unit unit) {
    if (unit.parent().orElseThrow() instanceof Parent.Employee employee
        && output.stream().definition().windowing() instanceof Windowing.None) {
      engine
          .state()
          .offset(
              output.stream().name(), entity, EMPLOYEE, employee.id(), engine.clock().instant());
    }
  }

  /** All of a window is written: a safe bookmark, or a place to go on from. */
  void windowDone(DateWindow window) {
    String name = output.stream().name();
    Optional<String> field = output.stream().bookmarkField();
    if (field.isPresent()) {
      LocalDate safe = WindowPlan.earlier(window.last(), limit);
      LocalDate before = bookmark().orElse(LocalDate.MIN);
      // Reading again what lies before the bookmark does not move it back.
      LocalDate day = WindowPlan.earlier(WindowPlan.later(safe, before), limit);
      engine.state().bookmark(name, entity, field.get(), day);
    } else {
      engine.state().offset(name, entity, DATE, window.last().toString(), engine.clock().instant());
    }
    engine.keeper().checkpoint();
  }
}
