package io.tappaycor.sync.plan;

import io.tappaycor.stream.Windowing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The windows of a read, and the days that they are about. */
public final class Windows {

  private Windows() {}

  /** The windows of a read; none if it is not read in windows. */
  public static WindowPlan of(SharedRead read, Extent extent, ResumePoint resume) {
    return read.windowing()
        .map(rule -> WindowPlan.of(rule, start(rule, extent, resume), extent, done(resume)))
        .map(plan -> extent.backfills() ? plan.before(resume.history().readFrom()) : plan)
        .orElse(new WindowPlan(List.of(), Optional.empty()));
  }

  /** Windows that some parents were not read in are gone over again, for those parents. */
  private static Optional<LocalDate> done(ResumePoint resume) {
    return resume.way().unsettled().isEmpty() ? resume.way().readTo() : Optional.empty();
  }

  private static LocalDate start(Windowing.ByDate rule, Extent extent, ResumePoint resume) {
    LocalDate wanted = extent.resumeFrom(resume.bookmark());
    if (rule.span() instanceof Windowing.Span.Days days && rule.daysAhead() == 0) {
      wanted = extent.inOneWindow(wanted, resume.bookmark(), days.count());
    }
    return rule.late().isPresent()
        ? WindowPlan.earlier(wanted, extent.startOfPreviousYear())
        : wanted;
  }

  /** All days that a read is about: parents with a date are listed over these. */
  public static DateWindow reach(SharedRead read, Extent extent, ResumePoint resume) {
    LocalDate wanted = extent.resumeFrom(resume.bookmark());
    List<DateWindow> windows = of(read, extent, resume).windows();
    if (read.windowing().isEmpty()) {
      return new DateWindow(wanted, extent.today());
    }
    LocalDate first = windows.isEmpty() ? wanted : windows.get(0).first();
    LocalDate last = windows.isEmpty() ? wanted : windows.get(windows.size() - 1).last();
    boolean dated = read.parentList().map(list -> list.timing().isPresent()).orElse(false);
    // Runs are listed from further back: an adjustment of today may be about last year.
    return new DateWindow(
        dated && !windows.isEmpty()
            ? WindowPlan.earlier(first, extent.startOfPreviousYear())
            : first,
        last);
  }
}
