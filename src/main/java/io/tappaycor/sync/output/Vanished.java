package io.tappaycor.sync.output;

import io.tappaycor.change.ChangeRows;
import io.tappaycor.change.ChangeRows.Missed;
import io.tappaycor.change.Fingerprint;
import io.tappaycor.change.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of a stream in a legal entity that are missed, and are nowhere else. A record that
 * was moved to another day or parent is missed in the old place only.
 */
final class Vanished {

  /** So few may always be gone. */
  private static final int FEW = 20;

  private final ChangeRows store;
  private final List<Missed> gone = new ArrayList<>();
  private final List<Missed> moved = new ArrayList<>();
  private final long live;

  private Vanished(ChangeRows store, long live) {
    this.store = store;
    this.live = live;
  }

  /**
   * What is missed in a scope.
   *
   * @param moves whether a key can be in another place
   */
  static Vanished of(ChangeRows store, Place scope, boolean moves) {
    List<Missed> missed = store.missed(scope.stream(), scope.entity());
    if (missed.isEmpty()) {
      return new Vanished(store, 0);
    }
    Vanished vanished = new Vanished(store, store.live(scope.stream(), scope.entity()));
    Map<Fingerprint, Missed> elsewhere = new HashMap<>();
    List<Missed> others =
        moves ? store.elsewhere(scope.stream(), scope.entity(), missed) : List.of();
    for (Missed other : others) {
      elsewhere.merge(other.key(), other, (one, two) -> one.changed() > two.changed() ? one : two);
    }
    missed.forEach(row -> vanished.sort(row, elsewhere.get(row.key())));
    return vanished;
  }

  /** Of two places of a key, the one that was written last counts. */
  private void sort(Missed row, @org.jspecify.annotations.Nullable Missed other) {
    if (other == null) {
      gone.add(row);
    } else if (other.changed() >= row.changed()) {
      moved.add(row);
    } else {
      moved.add(other);
      gone.add(row);
    }
  }

  long count() {
    return gone.size();
  }

  long live() {
    return live;
  }

  boolean isTooMuch(int percent) {
    return gone.size() > FEW && gone.size() * 100L > live * percent;
  }

  /** Notes it in the store. */
  void settle() {
    moved.forEach(store::forget);
    gone.forEach(store::gone);
  }
}
