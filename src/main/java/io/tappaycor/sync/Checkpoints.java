package io.tappaycor.sync;

import io.tappaycor.json.Json;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.Partitioning.Choice;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.Units.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a stream stands for one legal entity: what state said, and what state may say now. */
final class Checkpoints {

  private static final String DATE = "date";

  private final Engine engine;
  private final Reading reading;
  private final StreamOutput output;
  private final long entity;
  private final Optional<String> lastParent;
  private final Optional<LocalDate> lastDay;
  private final Optional<LocalDate> bookmark;
  private LocalDate limit;
  private LocalDate reached;
  private final Set<String> ended = new HashSet<>();

  Checkpoints(Engine engine, Reading reading, long entity) {
    this.engine = engine;
    this.reading = reading;
    this.output = reading.lead();
    this.entity = entity;
    this.lastParent = reading.parentList().flatMap(each -> offset(each.idName()));
    this.lastDay = offset(DATE).map(LocalDate::parse);
    this.bookmark =
        isIncremental()
            ? engine.initial().bookmark(output.stream().name(), entity)
            : Optional.empty();
    this.limit = engine.extent().today();
    this.reached = bookmark.orElse(LocalDate.MIN);
  }

  /** All days that the stream is about. */
  DateWindow wholeReach() {
    if (reading.definition().windowing() instanceof Windowing.ByDate rule) {
      List<DateWindow> windows = windows(rule).windows();
      return windows.isEmpty()
          ? new DateWindow(wanted(), wanted())
          : new DateWindow(windows.get(0).first(), windows.get(windows.size() - 1).last());
    }
    return new DateWindow(wanted(), engine.extent().today());
  }

  WindowPlan plan(Windowing.ByDate rule) {
    WindowPlan plan = windows(rule);
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

  private WindowPlan windows(Windowing.ByDate rule) {
    Optional<LocalDate> done = isIncremental() ? Optional.empty() : lastDay;
    return WindowPlan.of(rule, wanted(), engine.extent().today(), done);
  }

  private boolean isIncremental() {
    return output.stream().bookmarkField().isPresent();
  }

  /** Whether somebody asked for that start: the default one is cut off by a day or two always. */
  private boolean isChosen() {
    return engine.extent().startDate().isPresent() || bookmark.isPresent();
  }

  private LocalDate wanted() {
    return engine.extent().resumeFrom(bookmark);
  }

  private Optional<String> offset(String name) {
    return engine.initial().offset(output.stream().name(), entity, name, engine.clock().instant());
  }

  /** The calls to make in a window, in the order that offsets and bookmarks go by. */
  List<Unit> units(Part part, DateWindow window) throws NotPermittedException {
    if (reading.definition().partitioning() instanceof Partitioning.PerValue by) {
      return by.values().stream()
          .map(each -> Map.of(by.name(), Json.NODES.stringNode(each)))
          .map(each -> Unit.of(part.asked().with(Map.copyOf(each))))
          .toList();
    }
    Partitioning.PerParent by = (Partitioning.PerParent) reading.definition().partitioning();
    List<Unit> units = new ArrayList<>();
    for (Parent parent : parents(by.list())) {
      if (!parent.due()) {
        parent.day().ifPresentOrElse(this::holdBefore, () -> ended.add(parent.id()));
      } else if (parent.day().map(window::contains).orElse(isAhead(parent.id()))) {
        units.add(Unit.of(part.asked(), parent));
      }
    }
    if (!ended.isEmpty()) {
      output.report().skippedParents(ended.size() + " " + by.list().noun());
    }
    return by.choice() == Choice.ALL || units.isEmpty()
        ? units
        : units.subList(units.size() - 1, units.size());
  }

  private List<Parent> parents(ParentList list) throws NotPermittedException {
    return engine.parents(list, entity, wholeReach(), reading.calls());
  }

  /** Whether a parent lies after the last one that a cut run has finished. */
  private boolean isAhead(String parentId) {
    return !hasParentOffsets() || lastParent.map(last -> parentId.compareTo(last) > 0).orElse(true);
  }

  /** Offsets are for passes over the parents of a legal entity: windows have their own. */
  private boolean hasParentOffsets() {
    return reading.definition().windowing() instanceof Windowing.None && !reading.isTogether();
  }

  /** A day that is not wholly known yet: no bookmark reaches it. */
  private void holdBefore(LocalDate day) {
    limit = WindowPlan.earlier(limit, day.minusDays(1));
  }

  void parentDone(Unit unit) {
    if (unit.parent().isPresent() && reading.parentList().isPresent() && hasParentOffsets()) {
      String name = reading.parentList().get().idName();
      String id = unit.parent().get().id();
      engine.lane().then(() -> noteOffset(name, id));
    }
  }

  private void noteOffset(String name, String value) {
    engine.state().offset(output.stream().name(), entity, name, value, engine.clock().instant());
  }

  /** All of a window is written: a safe bookmark, or a place to go on from. */
  void windowDone(DateWindow window) {
    Optional<String> field = output.stream().bookmarkField();
    if (field.isPresent()) {
      // Reading again what lies before the bookmark does not move it back.
      reached =
          WindowPlan.earlier(
              WindowPlan.later(WindowPlan.earlier(window.last(), limit), reached), limit);
      LocalDate day = reached;
      engine
          .lane()
          .then(() -> engine.state().bookmark(output.stream().name(), entity, field.get(), day));
    } else {
      engine.lane().then(() -> noteOffset(DATE, window.last().toString()));
    }
    engine.lane().then(() -> engine.keeper().checkpoint());
  }
}
