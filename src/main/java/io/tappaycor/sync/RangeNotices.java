package io.tappaycor.sync;

import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.plan.Windows;
import io.tappaycor.sync.report.StreamReport;
import java.time.LocalDate;
import java.util.Optional;

/** What the summary says of the days and parents that a read is not about. */
record RangeNotices(Extent extent, SharedRead read, StreamReport report) {

  void of(SlicePlan plan) {
    ResumePoint resume = plan.resume();
    read.windowing().ifPresent(rule -> days(rule, plan));
    if (plan.parents().ended() > 0) {
      report.skippedParents(plan.parents().ended() + " " + read.parentList().orElseThrow().noun());
    }
    Optional<LocalDate> start = extent.startDate();
    if (read.windowing().isPresent() && start.isPresent()) {
      if (start.get().isAfter(extent.today())) {
        report.notice(
            "start_date %s lies in the future: nothing before it is read".formatted(start.get()));
      }
      resume
          .history()
          .readFrom()
          .filter(first -> resume.bookmark().isPresent() && start.get().isBefore(first))
          .ifPresent(first -> backfill(first, start.get()));
    }
  }

  private void days(Windowing.ByDate rule, SlicePlan plan) {
    boolean chosen = extent.startDate().isPresent() || plan.resume().bookmark().isPresent();
    Optional<LocalDate> cutOff = Windows.of(read, extent, plan.resume()).cutOff();
    if (cutOff.isPresent() && chosen && !plan.windows().isEmpty()) {
      report.notice(
          "complete from %s on, not from %s: Paycor reaches no further back"
              .formatted(extent.today().minusDays(rule.maxAgeDays()), cutOff.get()));
    }
  }

  private void backfill(LocalDate first, LocalDate start) {
    report.notice(
        "start_date is now %s, but the bookmark covers only days from %s on: to read the older ones, run `tap-paycor state reset %s --state STATE`"
            .formatted(start, first, read.lead().name()));
  }
}
