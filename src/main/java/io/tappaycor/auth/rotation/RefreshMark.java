package io.tappaycor.auth.rotation;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.failure.TapException;

/** The mark of one refresh in the store, from before the first call until its outcome is stored. */
final class RefreshMark {

  private final LeasedStore leased;
  private final CallsElsewhere elsewhere;
  private final TokenFamilies before;
  private TokenFamily family;
  private TokenFamilies marked;

  /**
   * Nothing is marked yet.
   *
   * @param before what the store holds
   */
  RefreshMark(
      LeasedStore leased, CallsElsewhere elsewhere, TokenFamilies before, TokenFamily family) {
    this.leased = leased;
    this.elsewhere = elsewhere;
    this.before = before;
    this.family = family;
    this.marked = before;
  }

  /**
   * Marks the family.
   *
   * @return false if the store has changed: nothing is marked
   */
  boolean set() {
    return mark(before);
  }

  private boolean mark(TokenFamilies stored) {
    TokenFamily next = elsewhere.marked(family);
    TokenFamilies written = stored.updated(next);
    if (!leased.replace(stored, written)) {
      return false;
    }
    elsewhere.isOurs(next);
    family = next;
    marked = written;
    return true;
  }

  /**
   * Makes the mark new for another call, so that others wait for its end, too.
   *
   * @return false if it cannot be made new, or is another worker's by now: the token must not be
   *     sent again
   */
  boolean renew() {
    if (!elsewhere.arePossible()) {
      return true;
    }
    try {
      TokenFamilies stored = leased.read();
      return stored.all().stream().anyMatch(family::isMarkedAs) && mark(stored);
    } catch (TapException unreachable) {
      return false;
    }
  }

  /** Takes the mark back, unless somebody has written since. */
  void undo() {
    leased.undo(marked, before);
  }
}
