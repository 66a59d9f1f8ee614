package io.tappaycor.sync;

import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.paging.Page;
import io.tappaycor.sync.OrderedFetch.Outlet;
import io.tappaycor.sync.StreamOutput.Admission;
import io.tappaycor.sync.StreamOutput.Encoded;
import io.tappaycor.sync.Units.Unit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads the list of one unit and encodes its pages as they come, on a thread of the pool. */
final class UnitRead implements ListReader.PageSink {

  private final Part part;
  private final Unit unit;
  private final Admission admission;
  private final Clock clock;
  private final Optional<ParentReader.Learner> learner;
  private final Outlet<List<Encoded>> outlet;
  private List<StreamOutput.Encoder> encoders;

  UnitRead(
      Engine engine,
      Part part,
      Unit unit,
      Admission admission,
      Optional<ParentReader.Learner> learner,
      Outlet<List<Encoded>> outlet) {
    this.part = part;
    this.unit = unit;
    this.admission = admission;
    this.clock = engine.clock();
    this.learner = learner;
    this.outlet = outlet;
    this.encoders = part.encoders(unit.asked(), admission);
  }

  /**
   * Reads to the end.
   *
   * @param divisible whether the first time-out is final, because the window is then halved
   */
  Result read(ListReader reader, boolean divisible) {
    Reading reading = part.reading();
    Result result =
        reader.read(
            part.target(unit), reading.endpoint().shape(), this, reading.calls(), divisible);
    if (result == Result.COMPLETE) {
      learner.ifPresent(ParentReader.Learner::finish);
    }
    return result;
  }

  @Override
  public void page(Page page) {
    learner.ifPresent(each -> each.page(page));
    List<Encoded> encoded =
        encoders.stream().map(each -> each.encode(page, clock.instant())).toList();
    outlet.put(encoded, encoded.stream().mapToLong(each -> each.lines().size()).sum());
  }

  /** What is handed on is written: the records come again, which targets take by their keys. */
  @Override
  public void restart() {
    encoders = part.encoders(unit.asked(), admission);
    learner.ifPresent(ParentReader.Learner::restart);
  }
}
