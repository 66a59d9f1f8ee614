package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.FanOutUnit.Fetched;
import io.tappaycor.sync.Units.Unit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Reads one stream for one legal entity: its windows, and in each window its parents. */
final class PartitionRun {

  private final Engine engine;
  private final Reading reading;
  private final long entity;
  private final Asked asked;
  private final AccessGate gate;
  private final Checkpoints checkpoints;
  private int taken;

  /**
   * A run.
   *
   * @param asked the legal entity, or nothing for what is read once per login
   */
  PartitionRun(Engine engine, Reading reading, long entity, Asked asked) {
    this.engine = engine;
    this.reading = reading;
    this.entity = entity;
    this.asked = asked;
    this.gate = new AccessGate(reading.definition().name());
    this.checkpoints = new Checkpoints(engine, reading.lead(), entity);
  }

  void run() throws NotPermittedException {
    Windowing windowing = reading.definition().windowing();
    if (windowing instanceof Windowing.ByDate byDate) {
      runWindows(byDate);
    } else if (reading.isFanOut()) {
      fanOut(parents(checkpoints.wholeReach()), List.of());
    } else {
      readList(List.of(), any -> true);
    }
  }

  private void runWindows(Windowing.ByDate rule) throws NotPermittedException {
    WindowPlan plan = checkpoints.plan(rule);
    RepeatFilter repeats = new RepeatFilter(reading.definition().keyProperties());
    for (DateWindow window : plan.windows()) {
      List<Target.Parameter> bounds = Units.bounds(rule.bounds(), window);
      if (reading.isFanOut()) {
        fanOut(parents(window), bounds);
      } else {
        readList(bounds, rule.overlapping() ? repeats : any -> true);
      }
      repeats.nextWindow();
      checkpoints.windowDone(window);
    }
  }

  private List<Unit> parents(DateWindow window) throws NotPermittedException {
    if (reading.definition().partitioning() instanceof Partitioning.PerEmployee) {
      return engine.parents().employees(entity, reading.calls()).stream()
          .filter(each -> checkpoints.isAhead(each.id()))
          .map(each -> Units.of(asked, each))
          .toList();
    }
    List<Unit> units = new ArrayList<>();
    DateWindow reach = checkpoints.wholeReach();
    for (Parent.PayrollRun run : engine.parents().payrollRuns(entity, reach, reading.calls())) {
      if (window.contains(run.day()) && run.processed()) {
        units.add(Units.of(asked, run));
      } else if (!run.processed()) {
        checkpoints.holdBefore(run.day());
      }
    }
    return units;
  }

  private void readList(List<Target.Parameter> bounds, Predicate<ObjectNode> wanted)
      throws NotPermittedException {
    List<Target.Parameter> query = new ArrayList<>(bounds);
    query.addAll(reading.includes());
    Target target = asked.target(reading.endpoint(), query);
    PageWriter pages =
        new PageWriter(engine, reading, asked, wanted.and(this::isWanted), this::answered);
    Result result =
        engine.reader().read(target, reading.endpoint().shape(), pages, reading.calls());
    switch (result) {
      case COMPLETE -> {
        if (pages.listsEmployees()) {
          engine.parents().learnEmployees(entity, pages.employeeIds());
        }
      }
      case NOT_PERMITTED -> {
        gate.refused();
        throw refused();
      }
      case NOT_FOUND ->
          throw new ExtractionException(
              "Paycor answers %s with status 404: check legal_entity_id".formatted(target));
    }
  }

  /** A login may read more legal entities than a run is about. */
  private boolean isWanted(ObjectNode record) {
    return !(reading.definition().partitioning() instanceof Partitioning.OncePerLogin)
        || engine.extent().entities().contains(record.path("legalEntityId").asLong(-1));
  }

  private void fanOut(List<Unit> units, List<Target.Parameter> bounds)
      throws NotPermittedException {
    List<Target.Parameter> query = new ArrayList<>(bounds);
    query.addAll(reading.includes());
    Iterator<Unit> ahead = units.iterator();
    while (ahead.hasNext() && !gate.isDecided()) {
      Unit first = ahead.next();
      take(first, fetch(first, query), units.size());
    }
    if (gate.isShut()) {
      throw refused();
    }
    engine
        .fetch()
        .each(ahead, unit -> fetch(unit, query), (unit, got) -> take(unit, got, units.size()));
  }

  private Fetched fetch(Unit unit, List<Target.Parameter> query) {
    return FanOutUnit.read(engine, reading, unit.asked(), query);
  }

  private void take(Unit unit, Fetched fetched, int of) {
    switch (fetched.result()) {
      case COMPLETE -> {
        answered();
        fetched.encoded().forEach(each -> each.output().write(each));
        reading.requireLive();
      }
      case NOT_PERMITTED -> {
        gate.refused();
        return;
      }
      case NOT_FOUND -> parentGone(unit);
    }
    engine.writer().flush();
    checkpoints.parentDone(unit);
    engine.keeper().tick();
    engine.progress().at(reading.lead().report(), ++taken + " of " + of);
  }

  private void parentGone(Unit unit) {
    if (unit.parent().orElseThrow() instanceof Parent.Employee) {
      reading.lead().report().parentGone();
    } else {
      throw new ExtractionException(
          "Paycor answers %s with status 404 for a payroll run that it lists"
              .formatted(reading.endpoint().path()));
    }
  }

  private void answered() {
    gate.granted();
    reading.live().forEach(StreamOutput::open);
    reading.live().forEach(each -> each.report().answered());
  }

  private NotPermittedException refused() {
    return new NotPermittedException(reading.endpoint().dataAccess());
  }
}
