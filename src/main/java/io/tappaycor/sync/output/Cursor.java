package io.tappaycor.sync.output;

import io.tappaycor.scope.Scope;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.plan.WindowPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What may be said of a read in one scope, after each slice that is finished. For one thread. */
public final class Cursor {

  private final SharedRead read;
  private final Scope scope;
  private final SlicePlan plan;
  private final Output output;
  private LocalDate reached;

  /** A cursor at the resume point. */
  public Cursor(SharedRead read, Scope scope, ResumePoint resume, SlicePlan plan, Output output) {
    this.read = read;
    this.scope = scope;
    this.plan = plan;
    this.output = output;
    this.reached = resume.bookmark().orElse(LocalDate.MIN);
  }

  /** A slice and all before it are written. */
  public void finished(Slice slice) {
    if (SlicePlan.hasParentOffsets(read)) {
      slice
          .parent()
          .ifPresent(parent -> offset(read.parentList().orElseThrow().idName(), parent.id()));
    }
    if (slice.endsWindow()) {
      slice.window().ifPresent(this::finished);
    }
  }

  /** All slices are written: in windows that had none there was nothing to read. */
  public void finished() {
    List<DateWindow> windows = plan.windows();
    if (!windows.isEmpty()) {
      finished(windows.get(windows.size() - 1));
    }
  }

  /** All of a window is written: a safe bookmark, or a place to go on from. */
  private void finished(DateWindow window) {
    Optional<String> field = read.lead().bookmarkField();
    if (field.isEmpty()) {
      offset(ResumePoint.DATE, window.last().toString());
      output.checkpoint();
      return;
    }
    LocalDate day = WindowPlan.earlier(window.last(), plan.limit());
    // Reading again what lies before the bookmark does not move it back.
    reached = WindowPlan.earlier(WindowPlan.later(day, reached), plan.limit());
    output.bookmark(read.lead().name(), scope, field.get(), reached);
  }

  private void offset(String name, String value) {
    output.offset(read.lead().name(), scope, name, value);
  }
}
