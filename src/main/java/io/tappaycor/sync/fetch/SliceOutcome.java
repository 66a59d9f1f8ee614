package io.tappaycor.sync.fetch;

import io.tappaycor.failure.TapException;

/** How a slice came out. */
public sealed interface SliceOutcome {

  /**
   * All of it was read.
   *
   * @param pages that it took
   * @param ambiguous whether Paycor said that there is nothing, or that the id is invalid
   * @param blank whether there was nothing in place of a page
   */
  record Read(int pages, boolean ambiguous, boolean blank) implements SliceOutcome {

    /** Whether what was not in it is not there. */
    public boolean isProven() {
      return !ambiguous && !blank;
    }
  }

  /** Refused with Paycor's own 403 at its first page. */
  record Refused() implements SliceOutcome {}

  /** Answered with Paycor's own 404 at its first page. */
  record Missing() implements SliceOutcome {}

  /** It could not be read. */
  record Failed(TapException failure) implements SliceOutcome {}
}
