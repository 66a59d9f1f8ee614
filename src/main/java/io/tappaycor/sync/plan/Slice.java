package io.tappaycor.sync.plan;

import java.util.List;
import java.util.Optional;

/**
 * The smallest piece of a stream that is read and finished as one: a parent, a window, or a parent
 * in a window. One list of the API.
 *
 * @param values what the requests and the records carry
 * @param parent of a fan-out over a list
 * @param window of a stream that is read in windows
 * @param index its 1-based place among the slices of its window
 * @param count how many slices its window has
 */
public record Slice(
    SliceValues values,
    Optional<Parent> parent,
    Optional<DateWindow> window,
    int index,
    int count) {

  /** Whether its window is finished with it. */
  public boolean endsWindow() {
    return index == count;
  }

  /** The same slice of another window. */
  public Slice in(DateWindow other) {
    return new Slice(values, parent, Optional.of(other), index, count);
  }

  /** The two halves of its window. */
  public List<Slice> split() {
    return window.orElseThrow().halves().stream().map(this::in).toList();
  }
}
