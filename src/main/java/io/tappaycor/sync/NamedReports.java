package io.tappaycor.sync;

import io.tappaycor.failure.DataException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.sync.access.AccessDeniedException;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.report.ScopeReport.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report of {@code report_templates} that nobody has would be a stream without rows and a green
 * run: its id is wrong, or the report was deleted or is no longer shared.
 */
record NamedReports(RunContext context, SharedRead read, ReadOutput output) {

  /** Fails the streams of reports if one was named that is in no list of reports. */
  void check() {
    Optional<ParentList> reports =
        read.parentList().filter(list -> list.rows() instanceof RecordFilter.OfReport);
    boolean found = reports.isEmpty() || context.parents().unfoundReports().isEmpty();
    if (found || !hasReadAll() || !hasReadOthers(reports.get())) {
      return;
    }
    List<String> unfound = context.parents().unfoundReports();
    if (!unfound.isEmpty()) {
      output.failAll(
          new ExtractionException(
              "No user has the report %s: check report_templates against the stream reports, and whether the report is still there and shared"
                  .formatted(String.join(", ", unfound))));
    }
  }

  /**
   * Looks into the lists of the legal entities that other runs of the same login read, if there are
   * such: one of these runs does this for all, the one that has the first legal entity.
   */
  private boolean hasReadOthers(ParentList reports) {
    Extent extent = context.extent();
    List<LegalEntityId> others = new ArrayList<>(extent.all());
    others.removeAll(extent.entities());
    if (!others.isEmpty() && !extent.entities().contains(extent.all().get(0))) {
      return false;
    }
    DateWindow any = new DateWindow(extent.today(), extent.today());
    try {
      for (LegalEntityId other : others) {
        context.parents().parents(reports, new Scope.LegalEntity(other), any, output.calls());
      }
      return true;
    } catch (AccessDeniedException | ExtractionException | DataException unread) {
      return false;
    }
  }

  /** A list that was not read may have any of them. */
  private boolean hasReadAll() {
    Set<Result> results =
        output.lead().scopes().stream()
            .map(scope -> scope.result())
            .collect(Collectors.toUnmodifiableSet());
    return results.equals(Set.of(Result.COMPLETE));
  }
}
