package io.tappaycor.sync.output;

import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.Slice;
import java.util.Optional;

/**
 * What a slice that was read whole proves of a stream: that all records of its parent, or of its
 * days, were there. Nothing else can be gone.
 *
 * @param proves whether a record that is not there is gone
 * @param day the field of the day that windows ask for, if records belong to days
 * @param moves whether a record can turn up with another parent or day, under the same key
 * @param overlapping whether a record may begin before the window that has it
 */
record ChangeScope(boolean proves, Optional<String> day, boolean moves, boolean overlapping) {

  private static final ChangeScope NOTHING = new ChangeScope(false, Optional.empty(), true, false);

  static ChangeScope of(StreamDefinition stream) {
    // Of a list for the whole login, rows of other legal entities are left out: the choice of
    // these may change.
    if (!(stream.rows() instanceof RecordFilter.All)) {
      return NOTHING;
    }
    boolean totals =
        stream.partitioning() instanceof Partitioning.PerParent by
            && by.choice() == Partitioning.Choice.LAST_OF_EACH_PAY_GROUP;
    if (totals) {
      return NOTHING;
    }
    if (!(stream.windowing() instanceof Windowing.ByDate rule)
        || rule.bounds() instanceof Windowing.Bounds.OfParents) {
      return new ChangeScope(true, Optional.empty(), isLoose(stream), false);
    }
    // Not everybody is asked for documents, and not every window goes by the records' own days.
    boolean asksAll =
        !(stream.partitioning() instanceof Partitioning.PerParent by)
            || by.choice() != Partitioning.Choice.WITH_PAY_DATA;
    boolean ownDays = rule.bounds() instanceof Windowing.Bounds.Query query && query.isOfOwnDays();
    if (!asksAll || !ownDays) {
      return NOTHING;
    }
    // Some of the records of a window are left out if they were processed long ago.
    if (rule.late().isPresent()) {
      return NOTHING;
    }
    if (stream.replication() instanceof Replication.Incremental by) {
      boolean moves = isLoose(stream) || !stream.keyProperties().contains(by.key());
      return new ChangeScope(true, Optional.of(by.key()), moves, rule.overlapping());
    }
    return rule.overlap()
        .map(field -> new ChangeScope(true, Optional.of(field), true, true))
        .orElse(NOTHING);
  }

  /** Whether a record belongs to a parent that its key does not name. */
  private static boolean isLoose(StreamDefinition stream) {
    return stream.partitioning() instanceof Partitioning.PerParent by
        && !stream.keyProperties().contains(by.list().idName());
  }

  /**
   * The day that a record counts for in a window; 0 if it belongs to no day that the window proves.
   *
   * @param day of the record, as the days since 1970; 0 if it has none
   */
  long day(long day, Optional<DateWindow> window) {
    if (window.isEmpty() || day == 0) {
      return day;
    }
    boolean inside =
        day <= window.get().last().toEpochDay()
            && (overlapping || day >= window.get().first().toEpochDay());
    return inside ? day : 0;
  }

  /** The parent that the records of a slice belong to; empty for a list of the whole scope. */
  static String parent(Slice slice, StreamDefinition stream) {
    return slice
        .parent()
        .map(Parent::id)
        .orElseGet(
            () ->
                stream.partitioning() instanceof Partitioning.PerValue by
                    ? slice.values().text(by.name())
                    : "");
  }
}
