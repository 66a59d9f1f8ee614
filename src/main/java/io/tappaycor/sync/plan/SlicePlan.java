package io.tappaycor.sync.plan;

import io.tappaycor.json.Json;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.Partitioning.Choice;
import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.report.ScopeReport;
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
  private final Extent extent;
  private final ResumePoint resume;
  private final List<DateWindow> windows;
  private final PlannedParents parents;

  private SlicePlan(ScopedRead scoped, Extent extent, ResumePoint resume, PlannedParents parents) {
    this.scoped = scoped;
    this.extent = extent;
    this.resume = resume;
    this.windows = Windows.of(scoped.read(), extent, resume).windows();
    this.parents = parents;
  }

  /**
   * Plans a read.
   *
   * @param parents of a fan-out over a list, in order; none for other reads
   */
  public static SlicePlan of(
      ScopedRead scoped, Extent extent, ResumePoint resume, List<Parent> parents) {
    return new SlicePlan(scoped, extent, resume, new PlannedParents(parents, extent.lastDayOver()));
  }

  /** The same plan for parents that have appeared since: all of their windows. */
  public SlicePlan forOthers(List<Parent> others) {
    return SlicePlan.of(scoped, extent, resume.fromTheStart(), others);
  }

  /** The windows, oldest first. */
  public List<DateWindow> windows() {
    return windows;
  }

  /** About how many slices there are, which for most endpoints are as many calls, at least. */
  public long estimate() {
    long spans = Math.max(windows.size(), scoped.read().windowing().isEmpty() ? 1 : 0);
    Partitioning partitioning = scoped.read().definition().partitioning();
    if (partitioning instanceof Partitioning.PerParent) {
      List<Parent> due = parents.due();
      boolean dated = !due.isEmpty() && due.get(0).day().isPresent();
      return dated ? due.size() : due.size() * spans;
    }
    return partitioning instanceof Partitioning.PerValue by ? by.values().size() * spans : spans;
  }

  /** The days that are asked for, from the first to the last; empty if it is not by days. */
  public Optional<ScopeReport.Days> days() {
    return windows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ScopeReport.Days(windows.get(0).first(), windows.get(windows.size() - 1).last()));
  }

  /** The parents of the list, whether there is something to read of them or not. */
  public PlannedParents parents() {
    return parents;
  }

  /** What it was planned from. */
  public ResumePoint resume() {
    return resume;
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
    SliceValues values = extent.values(scoped.scope());
    Partitioning partitioning = scoped.read().definition().partitioning();
    if (partitioning instanceof Partitioning.PerParent by) {
      return ofParents(values, window, chosen(by, window));
    }
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

  private static List<Slice> ofParents(
      SliceValues values, Optional<DateWindow> window, List<Parent> in) {
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
    List<Parent> chosen =
        parents.due().stream().filter(parent -> isIn(parent, by.choice(), window)).toList();
    return switch (by.choice()) {
      case ALL, WITH_PAY_DATA -> chosen;
      case UNPAID -> chosen.stream().filter(parent -> !parent.isPaid()).toList();
      case LAST_OF_EACH_PAY_GROUP -> LastRuns.ofEachPayGroup(chosen);
    };
  }

  private boolean isIn(Parent parent, Choice choice, Optional<DateWindow> window) {
    if (window.isEmpty()) {
      return isAhead(parent.id());
    }
    if (parent.day().isPresent()) {
      return window.get().contains(day(parent, choice));
    }
    boolean isRead =
        resume.way().readTo().map(day -> !window.get().last().isAfter(day)).orElse(false);
    return !isRead || resume.way().unsettled().contains(parent.id());
  }

  /** An adjustment run made today for last quarter is read on the day that it is processed. */
  private LocalDate day(Parent parent, Choice choice) {
    LocalDate day = parent.day().orElseThrow();
    LocalDate first = windows.get(0).first();
    return choice == Choice.ALL && day.isBefore(first)
        ? parent.processed().filter(late -> !late.isBefore(first)).orElse(day)
        : day;
  }

  /** Whether a parent lies after the last one that a cut run has finished, or was passed over. */
  private boolean isAhead(String id) {
    return !hasParentOffsets(scoped.read())
        || resume.way().lastParent().map(last -> id.compareTo(last) > 0).orElse(true)
        || resume.way().unsettled().contains(id);
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
