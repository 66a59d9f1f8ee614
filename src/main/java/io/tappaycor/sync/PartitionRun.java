package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Shape;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.OrderedFetch.Outlet;
import io.tappaycor.sync.StreamOutput.Admission;
import io.tappaycor.sync.StreamOutput.Encoded;
import io.tappaycor.sync.Units.Unit;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Reads one stream for one legal entity: its windows, and in each window its parents. */
final class PartitionRun
    implements OrderedFetch.Taker<Unit, List<Encoded>, Result, NotPermittedException> {

  private final Engine engine;
  private final Part part;
  private final Reading reading;
  private final AccessGate gate;
  private final Checkpoints checkpoints;
  private final Admission admission;
  private final RepeatFilter repeats;
  private final boolean overlapping;
  private final Schedule schedule;
  private int taken;

  PartitionRun(Engine engine, Part part) throws NotPermittedException {
    this.engine = engine;
    this.part = part;
    this.reading = part.reading();
    this.gate = new AccessGate(reading.definition().name());
    this.checkpoints = new Checkpoints(engine, reading, part.entity());
    this.repeats = new RepeatFilter(reading.definition().keyProperties());
    this.overlapping =
        reading.definition().windowing() instanceof Windowing.ByDate rule && rule.overlapping();
    Predicate<JsonNode> rows = new Rows(engine, reading).predicate();
    this.admission = overlapping ? new Admission(rows, repeats, true) : Admission.of(rows);
    this.schedule = new Schedule(part, checkpoints);
  }

  void run() throws NotPermittedException {
    Iterator<Unit> units = schedule.units();
    engine.fetch().each(units, (unit, outlet) -> read(unit, learner(), outlet), this);
    if (gate.isShut()) {
      throw refusal(schedule.lastGiven().orElseThrow());
    }
    gate.end();
    schedule.rest().forEach(this::windowDone);
  }

  private Result read(
      Unit unit, Optional<ParentReader.Learner> learner, Outlet<List<Encoded>> outlet) {
    return new UnitRead(engine, part, unit, admission, learner, outlet)
        .read(engine.reader(), isDivisible(unit));
  }

  /** A list that is read whole in one go may tell the parents of other streams. */
  private Optional<ParentReader.Learner> learner() {
    return reading.isFanOut()
        ? Optional.empty()
        : engine.parentReader().learner(reading.endpoint(), part.entity());
  }

  @Override
  public boolean mayGoAhead() {
    // Records of overlapping windows are let through by what the window before has brought.
    return gate.isDecided() && !gate.isShut() && !overlapping;
  }

  @Override
  public void chunk(Unit unit, List<Encoded> encoded) {
    answered();
    encoded.forEach(each -> each.output().write(each));
    reading.requireLive();
    engine.lane().then(engine::pageWritten);
    progress();
  }

  @Override
  public void done(Unit unit, Result result) throws NotPermittedException {
    if (result == Result.NOT_PERMITTED) {
      gate.refused();
      if (!reading.isFanOut() || gate.isDecided()) {
        throw refusal(unit);
      }
      return;
    }
    if (result == Result.NOT_FOUND) {
      notFound(unit);
    } else {
      answered();
    }
    List<DateWindow> windows = schedule.done(unit);
    if (gate.isGranted() || mayLack()) {
      checkpoints.parentDone(unit);
      windows.forEach(this::windowDone);
    } else if (!windows.isEmpty()) {
      gate.end();
    }
    taken++;
    progress();
  }

  @Override
  public void failed(Unit unit, RuntimeException failure) throws NotPermittedException {
    done(unit, divide(unit, failure));
  }

  /** A window that times out is halved and read again: big sites answer small windows. */
  Result divide(Unit unit, RuntimeException failure) throws NotPermittedException {
    boolean late = failure instanceof ExtractionException cut && cut.isTimeOut();
    if (!late || !isDivisible(unit)) {
      throw failure;
    }
    List<Unit> halves = unit.window().orElseThrow().halves().stream().map(unit::in).toList();
    Halves taker = new Halves(this);
    engine
        .fetch()
        .each(halves.iterator(), (half, outlet) -> read(half, Optional.empty(), outlet), taker);
    return taker.result();
  }

  private boolean isDivisible(Unit unit) {
    return !Units.bounds(reading.definition().windowing(), unit).isEmpty()
        && !unit.window().orElseThrow().isOneDay()
        && mayStartOn(unit.window().orElseThrow().halves().get(1).first());
  }

  /** Where no window may start after today, the one that reaches ahead is asked for whole. */
  private boolean mayStartOn(LocalDate day) {
    return !(reading.definition().windowing() instanceof Windowing.ByDate rule)
        || rule.startsInFuture()
        || !day.isAfter(engine.extent().today());
  }

  private void windowDone(DateWindow window) {
    repeats.nextWindow();
    checkpoints.windowDone(window);
  }

  private void progress() {
    String noun = reading.parentList().map(ParentList::noun).orElse("parts");
    String position = reading.isFanOut() ? schedule.position(taken, noun) : "";
    engine.lane().then(() -> engine.progress().at(reading.lead().report(), position));
  }

  private void notFound(Unit unit) {
    ParentList list = reading.parentList().filter(ParentList::mayVanish).orElse(null);
    if (list == null) {
      throw new ExtractionException(
          "Paycor answers %s with status 404: check legal_entity_id".formatted(part.target(unit)));
    }
    if (!mayLack()) {
      gate.gone();
    }
    engine.lane().then(() -> reading.lead().report().parentGone(list.noun()));
  }

  /** A single object that a parent does not have is a 404, too: nobody may have one. */
  private boolean mayLack() {
    return reading.endpoint().shape() instanceof Shape.Single;
  }

  private void answered() {
    gate.granted();
    reading.live().forEach(StreamOutput::open);
    reading.live().forEach(each -> each.report().answered());
  }

  /** The first ones were refused. If others are not, rows would be missing from a green run. */
  private NotPermittedException refusal(Unit unit) {
    if (schedule.elsewhere().stream().anyMatch(this::isPermitted)) {
      gate.granted();
    }
    return new NotPermittedException(reading.endpoint().dataAccess(), part.target(unit));
  }

  private boolean isPermitted(Unit other) {
    ListReader.First first =
        engine.reader().first(part.target(other), reading.endpoint().shape(), reading.calls());
    return first.result() == Result.COMPLETE;
  }

  /**
   * Which optional parts are refused, without writing anything.
   *
   * @throws NotPermittedException if the stream is refused without any part, too
   */
  Set<String> refusedParts(PartProbe probe) throws NotPermittedException {
    Iterator<Unit> units = schedule.units();
    return units.hasNext() ? probe.refusedParts(part, units.next()) : Set.of();
  }
}
