package io.tappaycor.sync;

import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.plan.WindowPlan;
import io.tappaycor.sync.plan.Windows;
import io.tappaycor.sync.report.StreamReport;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the summary says of the days and parents that a read is not about. */
record RangeNotices(Extent extent, SharedRead read, StreamReport report) {

  private static final String ENDED = " ended more than skip_ended_days ago";

  void of(SlicePlan plan) {
    ResumePoint resume = plan.resume();
    read.windowing().ifPresent(rule -> days(rule, plan));
    if (plan.parents().idle() > 0) {
      report.notice(
          "%d %s are not asked for: they %s"
              .formatted(plan.parents().idle(), read.parentList().orElseThrow().noun(), why()));
    }
    later(plan.parents().later(), plan.parents().all().size());
    if (extent.backfills() && plan.windows().isEmpty()) {
      nothingOlder(plan);
    }
    Optional<LocalDate> start = extent.startDate();
    if (read.windowing().isPresent() && start.isPresent() && !extent.backfills()) {
      if (start.get().isAfter(extent.today())) {
        report.notice(
            "start_date %s lies in the future: nothing before it is read".formatted(start.get()));
      }
      resume
          .history()
          .readFrom()
          .filter(first -> resume.bookmark().isPresent() && reachable(start.get()).isBefore(first))
          .ifPresent(first -> backfill(first, start.get()));
    }
  }

  private void later(List<LocalDate> readings, int all) {
    readings.stream()
        .min(Comparator.naturalOrder())
        .ifPresent(
            oldest ->
                report.notice(
                    "%d of %d %s are left for another day (fan_out_refresh_days): the oldest reading is %d days old"
                        .formatted(
                            readings.size(),
                            all,
                            read.parentList().orElseThrow().noun(),
                            ChronoUnit.DAYS.between(oldest, extent.today()))));
  }

  private String why() {
    return read.isOfPaidEmployees()
        ? "have no pay data in these days"
            + (extent.skipEndedDays().isPresent() ? ", or" + ENDED : "")
        : ENDED.strip();
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

  private void nothingOlder(SlicePlan plan) {
    String limit =
        Windows.of(read, extent, plan.resume()).cutOff().isPresent()
            ? ", and Paycor reaches no further back"
            : "";
    report.notice(
        plan.resume()
                .history()
                .readFrom()
                .map(
                    first ->
                        "there is nothing older to read: days from " + first + " on are covered")
                .orElse("there is nothing to read: --since lies in the future")
            + limit);
  }

  /** The first day that Paycor still has, of those that the user wants. */
  private LocalDate reachable(LocalDate start) {
    int most = read.windowing().orElseThrow().maxAgeDays();
    return most == 0 ? start : WindowPlan.later(start, extent.today().minusDays(most));
  }

  private void backfill(LocalDate first, LocalDate start) {
    report.notice(
        "start_date is now %s, but only days from %s on are covered: to read the older ones once, add `--backfill %s --since %s` to the command"
            .formatted(start, first, read.lead().name(), start));
  }
}
