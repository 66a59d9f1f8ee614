package io.tappaycor.sync.output;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.change.ChangeStore;
import io.tappaycor.change.Fingerprints;
import io.tappaycor.change.Gone;
import io.tappaycor.change.KnownRows;
import io.tappaycor.change.Place;
import io.tappaycor.change.Readings;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.scope.Scope;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.state.Partition;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Mark;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.report.StreamReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which records of a stream have to be sent, and which are gone. For one thread.
 *
 * <p>The base is the run up to which the target has everything, by the state that the run was
 * given: whatever is new, different, or changed after the base is sent. A pass that is complete
 * makes the run that began it the base: an older state that comes back then hides nothing that
 * changed before its offset.
 */
final class StreamChanges {

  private final SelectedStream stream;
  private final ChangeCapture capture;
  private final ChangeStore store;
  private final ChangeScope provable;
  private final StreamReport report;
  private final Fingerprints fingerprints;
  private final long number;
  private Place scope = new Place(0, 0, 0);
  private long base;
  private Optional<Readings> readings = Optional.empty();
  private @Nullable KnownRows rows;
  private Optional<DateWindow> window = Optional.empty();
  private boolean whole;
  private boolean doubted;
  private LocalDate firstDay = LocalDate.MIN;
  private long unchanged;

  StreamChanges(SelectedStream stream, ChangeCapture capture, StreamReport report) {
    this.stream = stream;
    this.capture = capture;
    this.store = capture.store();
    this.provable = ChangeScope.of(stream.definition());
    this.report = report;
    this.fingerprints = store.fingerprints();
    this.number = store.stream(stream.name());
  }

  /** For the records of one list. */
  Printer printer() {
    return new Printer(store.fingerprints(), stream.definition().keyProperties(), provable.day());
  }

  /**
   * A scope begins.
   *
   * @param partition what the state says now
   * @param anew whether a pass begins with this run
   * @param whole whether no part of the records is withheld
   * @param from the first day that is read, if the stream is read by days: what is on the edge may
   *     come with the day before, in another time zone
   */
  void begin(Scope of, Partition partition, boolean anew, boolean whole, Optional<LocalDate> from) {
    firstDay = from.orElse(LocalDate.MIN);
    doubted = false;
    scope = new Place(number, ChangeCapture.entity(of), 0);
    readings = capture.cycle().map(cycle -> capture.readings(stream, of, cycle));
    this.whole = whole;
    rows = null;
    unchanged = 0;
    Partition given = capture.given().partition(stream.name(), of);
    Base known = Base.of(capture, stream, given);
    known.reason().ifPresent(report::notice);
    base = known.run();
    long began = anew ? store.run() : began(given);
    partition.changes(
        new Partition.Changes(store.id(), ChangeCapture.form(stream), base, Optional.of(began)));
  }

  /** The run that began the pass which goes on. */
  private long began(Partition given) {
    return given
        .changes()
        .filter(this::isOurs)
        .flatMap(Partition.Changes::passBegan)
        .filter(run -> run < store.run())
        .orElse(store.run());
  }

  private boolean isOurs(Partition.Changes changes) {
    return changes.store().equals(store.id()) && changes.form().equals(ChangeCapture.form(stream));
  }

  /** The lines that have to be sent. */
  RecordLines changed(EncodedPage.Lines page) {
    EncodedPage.Prints prints = page.prints().orElseThrow();
    KnownRows known = known(prints.slice());
    BitSet sent = new BitSet();
    List<Print> all = prints.prints();
    for (int index = 0; index < all.size(); index++) {
      Print print = all.get(index);
      long day = provable.day(print.day(), window);
      if (known.isToBeSent(day, print.key(), print.record(), print.name(), base)) {
        sent.set(index);
      }
    }
    unchanged += all.size() - sent.cardinality();
    // Whatever the target gets is known, even if this process is killed now: else a record that
    // is deleted before the next run would stay there for ever.
    if (!sent.isEmpty()) {
      store.note();
    }
    return sent.cardinality() == all.size() ? page.lines() : page.lines().only(sent);
  }

  /** What the store knows of a slice; loaded once for all its pages. */
  private KnownRows known(Slice slice) {
    long parent = fingerprints.ofParent(ChangeScope.parent(slice, stream.definition()));
    Place place = new Place(scope.stream(), scope.entity(), parent);
    Optional<DateWindow> days = provable.day().isPresent() ? slice.window() : Optional.empty();
    if (rows == null || !rows.place().equals(place) || !window.equals(days)) {
      window = days;
      rows =
          provable.overlapping() || days.isEmpty()
              ? KnownRows.all(store.rows(), place)
              : KnownRows.between(
                  store.rows(),
                  place,
                  days.get().first().toEpochDay(),
                  days.get().last().toEpochDay());
    }
    return rows;
  }

  /** A record could not be written: what the store has under its key is not missed. */
  void doubt() {
    doubted = true;
  }

  /** A slice was read whole: what it should have had and has not is missed. */
  void read(Slice slice) {
    boolean unsure = doubted;
    doubted = false;
    if (!unsure) {
      noteReading(slice);
    }
    if (!provable.proves() || !whole || unsure) {
      return;
    }
    KnownRows known = known(slice);
    boolean believed =
        provable.day().isEmpty()
            ? known.miss()
            : window.map(days -> known.miss(first(days), days.last().toEpochDay())).orElse(true);
    if (!believed) {
      report.notice(
          "Paycor answers with an empty list where there were many records: they are not taken as deleted");
    }
  }

  /** A parent that was read whole has its turn again in some days. */
  private void noteReading(Slice slice) {
    if (readings.isPresent() && slice.parent().isPresent() && slice.window().isEmpty()) {
      Mark mark = slice.parent().get().mark().orElse(new Mark(0, 0));
      readings
          .get()
          .note(
              fingerprints.ofParent(slice.parent().get().id()),
              capture.cycle().orElseThrow().today(),
              mark.form(),
              fingerprints.ofMark(mark.content()));
    }
  }

  private long first(DateWindow days) {
    LocalDate first = days.first();
    boolean edge = first.equals(firstDay) && !provable.overlapping();
    return (edge ? first.plusDays(1) : first).toEpochDay();
  }

  /**
   * The scope is over: what is missed is gone.
   *
   * @return what the target has to hear of
   * @throws ExtractionException if so much is gone that Paycor's answer is in doubt
   */
  List<Gone> settle(String where) {
    if (unchanged > 0) {
      report.notice("%s%d records are as they were and were not sent".formatted(where, unchanged));
    }
    Vanished vanished = Vanished.of(store.rows(), scope, provable.moves());
    if (vanished.isTooMuch(capture.maxPercent()) && !capture.confirmed().contains(stream.name())) {
      throw new ExtractionException(
          ("%d of %d records of %s are not there any more, more than max_deletions_percent allows:"
                  + " nothing is taken as deleted. Look into Paycor; if they are gone, run once with"
                  + " --confirm-deletions %s")
              .formatted(vanished.count(), vanished.live(), stream.name(), stream.name()));
    }
    vanished.settle();
    store.note();
    List<Gone> gone = store.rows().goneAfter(scope.stream(), scope.entity(), base);
    if (vanished.count() > 0) {
      report.notice("%s%d records are gone".formatted(where, vanished.count()));
    }
    return gone;
  }

  /** Whether deletions are records of the stream itself. */
  boolean writesTombstones() {
    return capture.deletions().tombstones();
  }

  /** What the target is told of what is gone. */
  RecordLines deletions(List<Gone> gone, Scope of, Formatting.Delivery delivery, Instant now) {
    return DeletionRecords.of(gone, stream, of, capture.deletions(), delivery, now);
  }

  /** The pass is complete: the run that began it is the base of the next one. */
  void complete(Partition partition) {
    Partition.Changes changes = partition.changes().orElseThrow();
    long began = changes.passBegan().orElse(store.run());
    store.rows().forgetUnsent(scope.stream(), scope.entity(), base, began);
    store.rows().completed(scope.stream(), scope.entity(), began);
    partition.changes(
        new Partition.Changes(changes.store(), changes.form(), began, Optional.empty()));
  }
}
