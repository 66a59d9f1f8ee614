package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.FanOutUnit.Fetched;
import io.tappaycor.sync.FanOutUnit.ListCall;
import io.tappaycor.sync.StreamOutput.Admission;
import io.tappaycor.sync.Units.Unit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one stream for one legal entity: its windows, and in each window its parents. */
final class PartitionRun {

  private final Engine engine;
  private final Part part;
  private final Reading reading;
  private final AccessGate gate;
  private final Checkpoints checkpoints;
  private final Predicate<JsonNode> rows;
  private int taken;

  PartitionRun(Engine engine, Part part) throws NotPermittedException {
    this.engine = engine;
    this.part = part;
    this.reading = part.reading();
    this.gate = new AccessGate(reading.definition().name());
    this.checkpoints = new Checkpoints(engine, reading, part.entity());
    this.rows = new Rows(engine, reading).predicate();
  }

  void run() throws NotPermittedException {
    if (reading.definition().windowing() instanceof Windowing.ByDate byDate) {
      runWindows(byDate);
    } else {
      read(checkpoints.wholeReach(), List.of(), any -> true, false);
    }
  }

  /**
   * Which optional parts are refused, without writing anything.
   *
   * @throws NotPermittedException if the stream is refused without any part, too
   */
  Set<String> refusedParts(PartProbe probe) throws NotPermittedException {
    List<Target> samples = samples();
    for (Target sample : samples.subList(0, Math.min(1, samples.size()))) {
      if (engine.reader().first(sample, reading.endpoint().shape(), reading.calls()).result()
          == Result.NOT_PERMITTED) {
        return probe.refusedParts(
            new NotPermittedException(reading.endpoint().dataAccess(), sample));
      }
    }
    return Set.of();
  }

  private List<Target> samples() throws NotPermittedException {
    DateWindow reach = checkpoints.wholeReach();
    List<Target.Parameter> bounds =
        reading.definition().windowing() instanceof Windowing.ByDate rule
            ? checkpoints.plan(rule).windows().stream()
                .findFirst()
                .map(first -> Units.bounds(rule.bounds(), first))
                .orElse(List.of())
            : List.of();
    List<Unit> units =
        reading.isFanOut()
            ? checkpoints.units(part, reach)
            : List.of(new Unit(part.asked(), Optional.empty()));
    return units.stream()
        .map(each -> each.asked().target(reading.endpoint(), part.query(bounds)))
        .toList();
  }

  private void runWindows(Windowing.ByDate rule) throws NotPermittedException {
    RepeatFilter repeats = new RepeatFilter(reading.definition().keyProperties());
    Deque<DateWindow> windows = new ArrayDeque<>(checkpoints.plan(rule).windows());
    while (!windows.isEmpty()) {
      DateWindow window = windows.remove();
      boolean divisible = rule.bounds() instanceof Windowing.Bounds.Query && !window.isOneDay();
      try {
        read(
            window,
            Units.bounds(rule.bounds(), window),
            rule.overlapping() ? repeats : any -> true,
            divisible);
        repeats.nextWindow();
        checkpoints.windowDone(window);
      } catch (ExtractionException late) {
        if (!divisible || !late.isTimeOut()) {
          throw late;
        }
        // Big sites answer small windows: integrators saw four weeks of punches time out.
        List<DateWindow> halves = window.halves();
        windows.addFirst(halves.get(1));
        windows.addFirst(halves.get(0));
      }
    }
  }

  private void read(
      DateWindow window,
      List<Target.Parameter> bounds,
      Predicate<ObjectNode> wanted,
      boolean divisible)
      throws NotPermittedException {
    Admission admission = new Admission(rows, wanted);
    if (reading.isFanOut()) {
      fanOut(checkpoints.units(part, window), part.query(bounds), admission, divisible);
    } else {
      readList(part.asked().target(reading.endpoint(), part.query(bounds)), admission, divisible);
    }
  }

  private void readList(Target target, Admission admission, boolean divisible)
      throws NotPermittedException {
    PageWriter pages = new PageWriter(engine, part, admission, this::answered);
    switch (new ListCall(reading, target, divisible).read(engine.reader(), pages)) {
      case COMPLETE -> pages.finish();
      case NOT_PERMITTED -> {
        gate.refused();
        throw new NotPermittedException(reading.endpoint().dataAccess(), target);
      }
      case NOT_FOUND ->
          throw new ExtractionException(
              "Paycor answers %s with status 404: check legal_entity_id".formatted(target));
    }
  }

  private void fanOut(
      List<Unit> units, List<Target.Parameter> query, Admission admission, boolean divisible)
      throws NotPermittedException {
    Iterator<Unit> ahead = units.iterator();
    Target refused = null;
    while (ahead.hasNext() && !gate.isDecided()) {
      Unit probe = ahead.next();
      refused = probe.asked().target(reading.endpoint(), query);
      take(probe, fetch(probe, query, admission, divisible), units.size());
    }
    if (gate.isShut() && refused != null) {
      throw new NotPermittedException(reading.endpoint().dataAccess(), refused);
    }
    engine
        .fetch()
        .each(
            ahead,
            unit -> fetch(unit, query, admission, divisible),
            (unit, fetched) -> take(unit, fetched, units.size()));
  }

  private Fetched fetch(
      Unit unit, List<Target.Parameter> query, Admission admission, boolean divisible) {
    Target target = unit.asked().target(reading.endpoint(), query);
    return FanOutUnit.read(
        engine, part, unit.asked(), admission, new ListCall(reading, target, divisible));
  }

  private void take(Unit unit, Fetched fetched, int of) {
    if (fetched.result() == Result.NOT_PERMITTED) {
      gate.refused();
      return;
    }
    if (fetched.result() == Result.NOT_FOUND) {
      parentGone();
    } else {
      answered();
      fetched.encoded().forEach(each -> each.output().write(each));
      reading.requireLive();
    }
    engine.writer().flush();
    checkpoints.parentDone(unit);
    engine.keeper().tick();
    String noun = reading.parentList().map(ParentList::noun).orElse("parts");
    engine.progress().at(reading.lead().report(), ++taken + " of " + of + " " + noun);
  }

  private void parentGone() {
    ParentList list = reading.parentList().filter(ParentList::mayVanish).orElse(null);
    if (list == null) {
      throw new ExtractionException(
          "Paycor answers %s with status 404 for something that it lists"
              .formatted(reading.endpoint().path()));
    }
    reading.lead().report().parentGone(list.noun());
  }

  private void answered() {
    gate.granted();
    reading.live().forEach(StreamOutput::open);
    reading.live().forEach(each -> each.report().answered());
  }
}
