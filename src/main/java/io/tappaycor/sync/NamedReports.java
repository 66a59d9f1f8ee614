package io.tappaycor.sync;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.sync.output.ReadOutput;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.report.ScopeReport.Result;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report of {@code report_templates} that nobody has would be a stream without rows and a green
 * run: its id is wrong, or the report was deleted or is no longer shared.
 */
record NamedReports(RunContext context, SharedRead read, ReadOutput output) {

  /** Fails the streams of reports if one was named that is in no list of reports. */
  void check() {
    boolean ofReports =
        read.parentList().filter(list -> list.rows() instanceof RecordFilter.OfReport).isPresent();
    if (!ofReports || !hasReadAll()) {
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

  /** A list that was not read may have any of them. */
  private boolean hasReadAll() {
    Set<Result> results =
        output.lead().scopes().stream()
            .map(scope -> scope.result())
            .collect(Collectors.toUnmodifiableSet());
    return results.equals(Set.of(Result.COMPLETE));
  }
}
