package io.tappaycor.sync.output;

import io.tappaycor.scope.Scope;
import io.tappaycor.sync.plan.DateWindow;
import io.tappaycor.sync.plan.Parent;
import io.tappaycor.sync.plan.ResumePoint;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.plan.Slice;
import io.tappaycor.sync.plan.SlicePlan;
import io.tappaycor.sync.plan.WindowPlan;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a read in one scope, after each slice. A slice that could not be read is
 * passed over, and its parent's id kept: the bookmark waits for it, the offset does not. For one
 * thread.
 */
public final class Cursor {

  private final SharedRead read;
  private final Scope scope;
  private final SlicePlan plan;
  private final Output output;
  private final Iterator<Parent> ids;
  private final CRC32C checksum = new CRC32C();
  private @Nullable Parent next;
  private LocalDate reached;
  private boolean frozen;

  /** A cursor at the resume point of a plan. */
  public Cursor(SharedRead read, Scope scope, SlicePlan plan, Output output) {
    this.read = read;
    this.scope = scope;
    this.plan = plan;
    this.output = output;
    this.reached = plan.resume().bookmark().orElse(LocalDate.MIN);
    this.frozen = !plan.resume().way().unsettled().isEmpty();
    this.ids = plan.parents().all().iterator();
    this.next = ids.hasNext() ? ids.next() : null;
  }

  /**
   * A slice and all before it are written, or passed over.
   *
   * @param unsettled ids of the parents that were passed over so far
   */
  public void passed(Slice slice, List<String> unsettled) {
    frozen = frozen || !unsettled.isEmpty();
    if (SlicePlan.hasParentOffsets(read)) {
      slice.parent().ifPresent(parent -> passed(parent.id(), unsettled));
    }
    if (slice.endsWindow()) {
      slice.window().ifPresent(window -> passed(window, unsettled));
    }
  }

  /**
   * The last slice is passed: in windows that had none there was nothing to read.
   *
   * @param unsettled ids of the parents that could not be read
   */
  public void finished(List<String> unsettled) {
    frozen = !unsettled.isEmpty();
    List<DateWindow> windows = plan.windows();
    if (!windows.isEmpty()) {
      passed(windows.get(windows.size() - 1), unsettled);
    } else if (SlicePlan.hasParentOffsets(read)) {
      output.note(read.lead().name(), scope, (partition, now) -> partition.unsettled(unsettled));
    }
  }

  private void passed(String id, List<String> unsettled) {
    boolean behind =
        plan.resume().way().lastParent().map(last -> id.compareTo(last) <= 0).orElse(false);
    for (Parent parent = next; parent != null && parent.id().compareTo(id) <= 0; parent = next) {
      checksum.update(parent.id().getBytes(StandardCharsets.UTF_8));
      checksum.update('\n');
      next = ids.hasNext() ? ids.next() : null;
    }
    if (!behind) {
      String name = read.parentList().orElseThrow().idName();
      String sum = Long.toHexString(checksum.getValue());
      output.note(
          read.lead().name(),
          scope,
          (partition, now) -> {
            partition.offset(name, id, now);
            partition.checksum(sum);
            partition.digest(read.lead().digest());
            partition.unsettled(unsettled);
          });
    }
  }

  /** All of a window is written: a safe bookmark, or a place to go on from. */
  private void passed(DateWindow window, List<String> unsettled) {
    Optional<String> field = read.lead().bookmarkField();
    LocalDate limit = plan.parents().limit();
    // Reading again what lies before the bookmark does not move it back.
    LocalDate day =
        WindowPlan.earlier(
            WindowPlan.later(WindowPlan.earlier(window.last(), limit), reached), limit);
    if (!frozen) {
      reached = day;
    }
    boolean moves = !frozen;
    output.note(
        read.lead().name(),
        scope,
        (partition, now) -> {
          partition.digest(read.lead().digest());
          if (field.isEmpty()) {
            partition.offset(ResumePoint.DATE, window.last().toString(), now);
          } else {
            partition.readTo(window.last());
            if (partition.readFrom().isEmpty()) {
              partition.readFrom(plan.windows().get(0).first());
            }
          }
          if (field.isPresent() && moves) {
            partition.bookmark(field.get(), day);
          }
          partition.unsettled(unsettled);
        });
    output.checkpoint();
  }
}
