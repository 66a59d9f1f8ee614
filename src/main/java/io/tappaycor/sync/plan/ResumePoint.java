package io.tappaycor.sync.plan;

import io.tappaycor.scope.Scope;
import io.tappaycor.state.SyncState;
import io.tappaycor.stream.ParentList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where the state lets a stream go on in a scope.
 *
 * @param bookmark the last day that was wholly read, for an incremental stream
 * @param lastParent the last parent of a pass that was cut
 * @param lastDay the last day of a pass that was cut
 */
public record ResumePoint(
    Optional<LocalDate> bookmark, Optional<String> lastParent, Optional<LocalDate> lastDay) {

  /** The name that a day has in an offset. */
  public static final String DATE = "date";

  /** A stream that the state does not know. */
  public static ResumePoint none() {
    return new ResumePoint(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What the state says of a read.
   *
   * @param now offsets of more than a day ago count as none
   */
  public static ResumePoint of(SyncState state, SharedRead read, Scope scope, Instant now) {
    String stream = read.lead().name();
    return new ResumePoint(
        read.isIncremental() ? state.bookmark(stream, scope) : Optional.empty(),
        read.parentList()
            .map(ParentList::idName)
            .flatMap(name -> state.offset(stream, scope, name, now)),
        state.offset(stream, scope, DATE, now).map(LocalDate::parse));
  }
}
