package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.failure.TapException;
import io.tappaycor.sync.fetch.SliceOutcome;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slices of a fan-out that were passed over, and why. For one thread. */
final class Unsettled {

  /** So many failures in a row are no longer about single parents. */
  private static final int MOST_IN_A_ROW = 10;

  /** A slice that was passed over, and how. */
  record Entry(Slice slice, SliceOutcome outcome) {}

  private final String stream;
  private final List<Entry> entries = new ArrayList<>();
  private int inARow;

  Unsettled(String stream) {
    this.stream = stream;
  }

  /** A slice was read. */
  void read() {
    inARow = 0;
  }

  /**
   * A slice was not read.
   *
   * @throws TapException if there were so many failures in a row that the others would fail, too
   */
  void add(Slice slice, SliceOutcome outcome) {
    entries.add(new Entry(slice, outcome));
    if (outcome instanceof SliceOutcome.Failed failed && ++inARow >= MOST_IN_A_ROW) {
      throw failed.failure();
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /** The slices that came out so. */
  List<Slice> of(Class<? extends SliceOutcome> outcome) {
    return entries.stream()
        .filter(entry -> outcome.isInstance(entry.outcome()))
        .map(Entry::slice)
        .toList();
  }

  /** These are settled. */
  void settle(List<Slice> slices) {
    entries.removeIf(entry -> slices.contains(entry.slice()));
  }

  /** The ids of their parents, each once. */
  List<String> ids() {
    return entries.stream()
        .flatMap(entry -> entry.slice().parent().stream())
        .map(Parent::id)
        .distinct()
        .toList();
  }

  /**
   * What to say of the slices that failed: positions and counts, no ids of people.
   *
   * @param noun of the parents
   */
  Optional<TapException> failure(String noun) {
    Map<String, Entry> failed = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.outcome() instanceof SliceOutcome.Failed) {
        failed.putIfAbsent(
            entry.slice().parent().map(Parent::id).orElse(String.valueOf(failed.size())), entry);
      }
    }
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    Entry first = failed.values().iterator().next();
    TapException cause = ((SliceOutcome.Failed) first.outcome()).failure();
    String message =
        "%s %s could not be read (the first is number %d): %s"
            .formatted(counted(failed.values()), noun, first.slice().index(), cause.getMessage());
    return Optional.of(
        cause instanceof DataException
            ? new DataException(message, cause)
            : new ExtractionException(message, cause));
  }

  /** Each window has parents of its own: over several, there is no number of all. */
  private static String counted(Collection<Entry> failed) {
    List<Slice> slices = failed.stream().map(Entry::slice).toList();
    boolean ofOneWindow = slices.stream().map(Slice::window).distinct().count() == 1;
    return slices.size() + (ofOneWindow ? " of " + slices.get(0).count() : "");
  }

  @Override
  public String toString() {
    return stream + ": " + entries.size() + " slices passed over";
  }
}
