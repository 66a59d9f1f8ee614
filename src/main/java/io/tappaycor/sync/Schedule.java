package io.tappaycor.sync;

import io.tappaycor.stream.Windowing;
import io.tappaycor.sync.Units.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The calls of a partition in their order: windows are the outer loop, parents the inner one. Made
 * window by window, because all of them would fill the memory.
 */
final class Schedule implements Iterator<Unit> {

  private final Part part;
  private final Checkpoints checkpoints;
  private final Deque<DateWindow> ahead = new ArrayDeque<>();
  private final Deque<DateWindow> open = new ArrayDeque<>();
  private final Deque<Unit> underWay = new ArrayDeque<>();
  private Deque<Unit> units = new ArrayDeque<>();
  private Optional<Unit> last = Optional.empty();
  private int inThisWindow;

  Schedule(Part part, Checkpoints checkpoints) {
    this.part = part;
    this.checkpoints = checkpoints;
  }

  /**
   * All calls, from the first one on.
   *
   * @throws NotPermittedException if the list of parents is refused
   */
  Iterator<Unit> units() throws NotPermittedException {
    if (part.reading().definition().windowing() instanceof Windowing.ByDate rule) {
      ahead.addAll(checkpoints.plan(rule).windows());
      open.addAll(ahead);
      nextWindow();
    } else {
      units.addAll(inWindow(checkpoints.wholeReach()));
      inThisWindow = units.size();
    }
    return this;
  }

  private void nextWindow() throws NotPermittedException {
    while (units.isEmpty() && !ahead.isEmpty()) {
      DateWindow window = ahead.remove();
      units = new ArrayDeque<>(inWindow(window).stream().map(each -> each.in(window)).toList());
      inThisWindow = units.size();
    }
  }

  private List<Unit> inWindow(DateWindow window) throws NotPermittedException {
    return part.reading().isFanOut()
        ? checkpoints.units(part, window)
        : List.of(Unit.of(part.asked()));
  }

  @Override
  public boolean hasNext() {
    try {
      nextWindow();
    } catch (NotPermittedException refused) {
      throw new IllegalStateException("The list of parents was permitted before", refused);
    }
    return !units.isEmpty();
  }

  @Override
  public Unit next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Unit unit = units.remove();
    underWay.add(unit);
    last = Optional.of(unit);
    return unit;
  }

  Optional<Unit> lastGiven() {
    return last;
  }

  /** How far, in words, when so many of the parents are done. */
  String position(int done, String parents) {
    return last.flatMap(Unit::window)
        .map(window -> "up to " + window.last())
        .orElse("%d of %d %s".formatted(done, inThisWindow, parents));
  }

  /** A call from the middle of those that are left in this window, and the last one. */
  Set<Unit> elsewhere() {
    List<Unit> left = List.copyOf(units);
    return left.isEmpty()
        ? Set.of()
        : new LinkedHashSet<>(List.of(left.get(left.size() / 2), left.get(left.size() - 1)));
  }

  /** The first call under way is done: takes the windows that are done with it. */
  List<DateWindow> done(Unit unit) {
    if (!underWay.remove().equals(unit)) {
      throw new IllegalStateException("Another call is the first under way");
    }
    Optional<DateWindow> next =
        underWay.isEmpty() && hasNext()
            ? units.element().window()
            : Optional.ofNullable(underWay.peek()).flatMap(Unit::window);
    List<DateWindow> done = new ArrayList<>();
    while (!open.isEmpty() && !Optional.of(open.element()).equals(next)) {
      done.add(open.remove());
    }
    return done;
  }

  /** The windows that are left at the end: nothing was to be read in them. */
  List<DateWindow> rest() {
    return List.copyOf(open);
  }
}
