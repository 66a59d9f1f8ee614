package io.tappaycor.sync.plan;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.scope.Scope;
import io.tappaycor.state.Partition;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.ParentList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the state lets a read go on in a scope.
 *
 * @param bookmark the last day that was wholly read, for an incremental stream
 * @param way how much of this pass is read
 * @param history what is known of earlier passes
 */
public record ResumePoint(Optional<LocalDate> bookmark, Way way, History history) {

  /** The name that a day has in an offset. */
  public static final String DATE = "date";

  /**
   * How much of a pass an earlier run of it has read.
   *
   * @param complete whether all of it
   * @param lastParent the last parent that was asked for
   * @param checksum of the ids of parents up to that one
   * @param readTo the last day of the windows that are finished
   * @param unsettled ids of parents that could not be read
   */
  public record Way(
      boolean complete,
      Optional<String> lastParent,
      Optional<String> checksum,
      Optional<LocalDate> readTo,
      Set<String> unsettled) {

    public Way {
      unsettled = Set.copyOf(unsettled);
    }

    /** Whether the pass begins with this run. */
    public boolean isNothing() {
      return !complete && lastParent.isEmpty() && readTo.isEmpty() && unsettled.isEmpty();
    }

    static Way none() {
      return new Way(false, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }
  }

  /**
   * What is known of earlier passes.
   *
   * @param everRead whether any was complete, or brought rows
   * @param rows that the last complete one brought
   * @param denied since when the login is known not to be permitted
   * @param readFrom the first day that was ever read
   */
  public record History(
      boolean everRead, long rows, Optional<Instant> denied, Optional<LocalDate> readFrom) {}

  /** The same place, but nothing of this pass is read. */
  public ResumePoint fromTheStart() {
    return new ResumePoint(bookmark, Way.none(), history);
  }

  /**
   * What the state says of a read.
   *
   * @param now offsets of more than a day ago count as none
   */
  public static ResumePoint of(
      SyncState state, SharedRead read, Scope scope, RunPass pass, Instant now) {
    Partition lead = state.partition(read.lead().name(), scope);
    return new ResumePoint(
        read.isIncremental() ? lead.bookmark() : Optional.empty(),
        way(state, read, scope, pass, now),
        history(lead));
  }

  /**
   * Of a backfill: all days that are wanted are read, and what is known of earlier passes counts.
   */
  public static ResumePoint ofBackfill(SyncState state, SharedRead read, Scope scope) {
    return new ResumePoint(
        Optional.empty(), Way.none(), history(state.partition(read.lead().name(), scope)));
  }

  private static History history(Partition lead) {
    return new History(lead.wasEverRead(), lead.rows(), lead.denied(), lead.readFrom());
  }

  private static Way way(SyncState state, SharedRead read, Scope scope, RunPass pass, Instant now) {
    Partition lead = state.partition(read.lead().name(), scope);
    // The states of older versions have offsets, but no pass.
    boolean continues = pass.continues() || state.pass().isEmpty();
    if (!continues || !lead.digest().orElse(read.lead().digest()).equals(read.lead().digest())) {
      return Way.none();
    }
    List<SelectedStream> streams = read.streams();
    boolean complete =
        streams.stream()
            .map(stream -> state.partition(stream.name(), scope))
            .allMatch(partition -> partition.completed().equals(Optional.of(pass.began())));
    boolean sameSelection =
        streams.stream()
            .allMatch(
                stream ->
                    state
                        .partition(stream.name(), scope)
                        .digest()
                        .equals(Optional.of(stream.digest())));
    Optional<LocalDate> lastDay = lead.offset(DATE, now).map(LocalDate::parse);
    return new Way(
        complete && sameSelection,
        read.parentList().map(ParentList::idName).flatMap(name -> lead.offset(name, now)),
        lead.checksum(),
        read.isIncremental() ? lead.readTo() : lastDay,
        Set.copyOf(lead.unsettled()));
  }
}
