package io.tappaycor.sync;

import io.tappaycor.state.Partition;
import io.tappaycor.state.SyncState;
import io.tappaycor.sync.report.ScopeReport;
import io.tappaycor.sync.report.ScopeReport.Result;
import io.tappaycor.sync.report.StreamReport;
import java.time.LocalDate;
import java.util.List;

/**
 * A run that reads days before those that the state covers. It leaves the state as it was given, so
 * that the nightly run goes on as if nothing had been; only the first day covered moves back.
 *
 * @param state as the run was given it
 */
record Backfill(SyncState state) {

  /** Notes what was read as a whole: a backfill that failed or was cut begins anew. */
  void note(List<StreamReport> reports) {
    for (StreamReport report : reports) {
      for (ScopeReport scope : report.scopes()) {
        if (scope.result() == Result.COMPLETE) {
          scope.days().ifPresent(days -> note(report.stream(), scope, days.first()));
        }
      }
    }
  }

  private void note(String stream, ScopeReport scope, LocalDate first) {
    Partition known = state.partition(stream, scope.scope());
    if (known.bookmark().isPresent() && known.readFrom().map(first::isBefore).orElse(true)) {
      state.edit(stream, scope.scope()).readFrom(first);
    }
  }
}
