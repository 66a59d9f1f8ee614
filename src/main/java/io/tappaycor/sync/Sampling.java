package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.StreamOutput.Admission;
import io.tappaycor.sync.Units.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Reads one record of each stream, quickly: who may read what. The newest windows come first, and a
 * few parents are enough.
 */
final class Sampling {

  private static final int WINDOWS = 3;
  private static final int PARENTS = 5;

  private final Engine engine;
  private final LongSupplier nanoTime;

  Sampling(Engine engine, LongSupplier nanoTime) {
    this.engine = engine;
    this.nanoTime = nanoTime;
  }

  /** How a sample went. */
  enum Status {
    OK("ok"),
    NOT_PERMITTED("not permitted"),
    NOT_SUBSCRIBED("not subscribed"),
    FAILED("failed");

    private final String words;

    Status(String words) {
      this.words = words;
    }
  }

  void run(Reading reading) {
    for (StreamOutput output : reading.outputs()) {
      Reading alone = new Reading(List.of(output));
      long start = nanoTime.getAsLong();
      output.report().sampled(status(alone).words);
      output.finish();
      output.report().took(Duration.ofNanos(nanoTime.getAsLong() - start));
    }
    engine.writer().flush();
  }

  private Status status(Reading reading) {
    Status status = Status.NOT_PERMITTED;
    List<Long> entities = reading.isTogether() ? List.of(0L) : engine.extent().entities();
    for (long entity : entities) {
      try {
        status = better(status, sample(Part.of(reading, entity)));
      } catch (NotPermittedException refused) {
        reading.lead().report().skip(refused.reason());
      } catch (ExtractionException | DataException failure) {
        reading.lead().fail(failure);
        return Status.FAILED;
      }
    }
    return status;
  }

  private static Status better(Status one, Status other) {
    return one == Status.OK ? one : other;
  }

  private Status sample(Part part) throws NotPermittedException {
    Target last = null;
    for (Unit parent : units(part)) {
      for (Unit unit : inWindows(part, parent)) {
        last = part.target(unit);
        ListReader.First first =
            engine.reader().first(last, part.reading().endpoint().shape(), part.reading().calls());
        if (first.result() == ListReader.Result.NOT_PERMITTED) {
          return refused(part, last, first.notSubscribed());
        }
        if (write(part, unit.asked(), first.page())) {
          return Status.OK;
        }
      }
    }
    part.reading().lead().open();
    return Status.OK;
  }

  private Status refused(Part part, Target target, boolean notSubscribed)
      throws NotPermittedException {
    NotPermittedException refusal =
        new NotPermittedException(part.reading().endpoint().dataAccess(), target);
    if (notSubscribed) {
      part.reading().lead().report().skip("the customer has not subscribed to this product");
      return Status.NOT_SUBSCRIBED;
    }
    Part less = part.without(new PartProbe(engine, part.reading()).refusedParts(refusal));
    part.reading().lead().leaveOut(less.withheld());
    less.reportWithheld();
    return sample(less);
  }

  /** Writes the first record that belongs to the run. */
  private boolean write(Part part, Asked asked, Page page) throws NotPermittedException {
    StreamOutput output = part.reading().lead();
    output.report().answered();
    AtomicBoolean taken = new AtomicBoolean();
    Admission first =
        new Admission(
            new Rows(engine, part.reading()).predicate(),
            any -> taken.compareAndSet(false, true),
            true);
    StreamOutput.Encoded encoded =
        output.encoder(asked, first, part.withheld()).encode(page, engine.clock().instant());
    if (encoded.failure() != null) {
      throw encoded.failure();
    }
    if (encoded.lines().count() == 0) {
      return false;
    }
    output.open();
    output.write(encoded);
    return true;
  }

  private List<Unit> units(Part part) throws NotPermittedException {
    if (!part.reading().isFanOut()) {
      return List.of(Unit.of(part.asked()));
    }
    Checkpoints checkpoints = new Checkpoints(engine, part.reading(), part.entity());
    List<Unit> units = new ArrayList<>(checkpoints.units(part, checkpoints.wholeReach()));
    Collections.reverse(units);
    return units.subList(0, Math.min(PARENTS, units.size()));
  }

  private List<Unit> inWindows(Part part, Unit parent) {
    if (!(part.reading().definition().windowing() instanceof Windowing.ByDate rule)
        || !(rule.bounds() instanceof Windowing.Bounds.Query)) {
      return List.of(parent);
    }
    Checkpoints checkpoints = new Checkpoints(engine, part.reading(), part.entity());
    List<DateWindow> windows = new ArrayList<>(checkpoints.plan(rule).windows());
    Collections.reverse(windows);
    return windows.stream().limit(WINDOWS).map(parent::in).toList();
  }
}
