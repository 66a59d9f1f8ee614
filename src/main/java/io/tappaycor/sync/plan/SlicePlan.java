package io.tappaycor.sync.plan;

import io.tappaycor.json.Json;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.Partitioning.Choice;
import io.tappaycor.stream.Windowing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The slices of a read in one scope, in their order: windows are the outer loop, parents the inner
 * one. Pure: made from the scope, the resume point and the parents. Slices are made window by
 * window, because all of them at once would fill the memory.
 */
public final class SlicePlan implements Iterable<Slice> {

  private final ScopedRead scoped;
  private final List<DateWindow> windows;
  private final ResumePoint resume;
  private final List<Parent> parents;
  private final int ended;
  private final LocalDate limit;

  private SlicePlan(
      ScopedRead scoped,
      List<DateWindow> windows,
      ResumePoint resume,
      List<Parent> all,
      LocalDate today) {
    this.scoped = scoped;
    this.windows = windows;
    this.resume = resume;
    this.parents = all.stream().filter(Parent::due).toList();
    List<Parent> notDue = all.stream().filter(parent -> !parent.due()).toList();
    this.ended = (int) notDue.stream().filter(parent -> parent.day().isEmpty()).count();
    this.limit =
        notDue.stream()
            .flatMap(parent -> parent.day().stream())
            .map(day -> day.minusDays(1))
            .reduce(today, WindowPlan::earlier);
  }

  /**
   * Plans a read.
   *
   * @param parents of a fan-out over a list, in order; none for other reads
   */
  public static SlicePlan of(
      ScopedRead scoped, Extent extent, ResumePoint resume, List<Parent> parents) {
    List<DateWindow> windows =
        windows(scoped.read(), extent, resume).map(WindowPlan::windows).orElse(List.of());
    return new SlicePlan(scoped, windows, resume, parents, extent.today());
  }

  /** The windows of a read; empty if it is not read in windows. */
  public static Optional<WindowPlan> windows(SharedRead read, Extent extent, ResumePoint resume) {
    Optional<LocalDate> done = read.isIncremental() ? Optional.empty() : resume.lastDay();
    return read.windowing()
        .map(
            rule ->
                WindowPlan.of(rule, extent.resumeFrom(resume.bookmark()), extent.today(), done));
  }

  /** All days that a read is about: parents with a date are listed over these. */
  public static DateWindow reach(SharedRead read, Extent extent, ResumePoint resume) {
    LocalDate wanted = extent.resumeFrom(resume.bookmark());
    Optional<WindowPlan> plan = windows(read, extent, resume);
    if (plan.isEmpty()) {
      return new DateWindow(wanted, extent.today());
    }
    List<DateWindow> windows = plan.get().windows();
    return windows.isEmpty()
        ? new DateWindow(wanted, wanted)
        : new DateWindow(windows.get(0).first(), windows.get(windows.size() - 1).last());
  }

  /** The windows, oldest first. */
  public List<DateWindow> windows() {
    return windows;
  }

  /** How many parents are left out because they ended long ago. */
  public int ended() {
    return ended;
  }

  /** The last day that a bookmark may reach: a later one is not wholly known yet. */
  public LocalDate limit() {
    return limit;
  }

  @Override
  public Iterator<Slice> iterator() {
    return scoped.read().windowing().isEmpty()
        ? slices(Optional.empty()).iterator()
        : windows.stream().flatMap(window -> slices(Optional.of(window)).stream()).iterator();
  }

  /**
   * A few slices, the newest first.
   *
   * @param perWindow slices of a window, at most
   * @param recent windows at most, where the endpoint is asked by days
   */
  public List<Slice> newest(int perWindow, int recent) {
    List<Optional<DateWindow>> spans = new ArrayList<>();
    windows.forEach(window -> spans.add(0, Optional.of(window)));
    if (scoped.read().windowing().isEmpty()) {
      spans.add(Optional.empty());
    }
    boolean byDays =
        scoped.read().windowing().map(Windowing.ByDate::bounds).orElse(null)
            instanceof Windowing.Bounds.Query;
    List<Slice> newest = new ArrayList<>();
    for (Optional<DateWindow> span :
        spans.subList(0, byDays ? Math.min(recent, spans.size()) : spans.size())) {
      List<Slice> slices = new ArrayList<>(slices(span));
      Collections.reverse(slices);
      newest.addAll(slices.subList(0, Math.min(perWindow, slices.size())));
      if (!byDays && newest.size() >= perWindow) {
        break;
      }
    }
    return newest;
  }

  private List<Slice> slices(Optional<DateWindow> window) {
    Partitioning partitioning = scoped.read().definition().partitioning();
    if (partitioning instanceof Partitioning.PerParent by) {
      return slices(window, chosen(by, window));
    }
    SliceValues values = SliceValues.of(scoped.scope());
    if (!(partitioning instanceof Partitioning.PerValue by)) {
      return List.of(new Slice(values, Optional.empty(), window, 1, 1));
    }
    List<Slice> slices = new ArrayList<>();
    for (String value : by.values()) {
      SliceValues whole = values.with(Map.of(by.name(), Json.NODES.stringNode(value)));
      slices.add(new Slice(whole, Optional.empty(), window, slices.size() + 1, by.values().size()));
    }
    return slices;
  }

  private List<Slice> slices(Optional<DateWindow> window, List<Parent> in) {
    SliceValues values = SliceValues.of(scoped.scope());
    List<Slice> slices = new ArrayList<>(in.size());
    for (Parent parent : in) {
      slices.add(
          new Slice(
              values.with(parent.values()),
              Optional.of(parent),
              window,
              slices.size() + 1,
              in.size()));
    }
    return slices;
  }

  private List<Parent> chosen(Partitioning.PerParent by, Optional<DateWindow> window) {
    List<Parent> chosen = parents.stream().filter(parent -> isIn(parent, window)).toList();
    return by.choice() == Choice.ALL || chosen.isEmpty()
        ? chosen
        : chosen.subList(chosen.size() - 1, chosen.size());
  }

  private boolean isIn(Parent parent, Optional<DateWindow> window) {
    boolean dated = parent.day().isPresent() && window.isPresent();
    return dated ? window.get().contains(parent.day().get()) : isAhead(parent.id());
  }

  /** Whether a parent lies after the last one that a cut run has finished. */
  private boolean isAhead(String id) {
    return !hasParentOffsets(scoped.read())
        || resume.lastParent().map(last -> id.compareTo(last) > 0).orElse(true);
  }

  /** Offsets are for passes over the parents of a legal entity: windows have their own. */
  public static boolean hasParentOffsets(SharedRead read) {
    return read.definition().windowing() instanceof Windowing.None
        && read.parentList().isPresent()
        && !read.isTogether();
  }

  /** How far a read is, in words, while or after a slice is read; empty if there is no count. */
  public String position(Slice slice, boolean finished) {
    if (slice.window().isPresent()) {
      return "up to " + slice.window().get().last();
    }
    String noun = scoped.read().parentList().map(ParentList::noun).orElse("parts");
    int done = slice.index() - (finished ? 0 : 1);
    return scoped.read().isFanOut() ? "%d of %d %s".formatted(done, slice.count(), noun) : "";
  }
}
