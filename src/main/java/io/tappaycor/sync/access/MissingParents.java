package io.tappaycor.sync.access;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.sync.plan.Slice;

/**
 * Counts parents that answer 404 before any other has answered. Single ones are deleted between
 * their list and their call; all of them never are. For one thread.
 */
public final class MissingParents {

  /** Nobody answered after so many: the rest of a large company need not be asked for. */
  private static final int MOST = 10;

  private final String stream;
  private int count;

  /** None yet. */
  public MissingParents(String stream) {
    this.stream = stream;
  }

  /**
   * A parent of the list is not there any more, and none before it was.
   *
   * @throws ExtractionException if there is reason to think that something else is wrong
   */
  public void add(Slice slice) {
    count++;
    if (count >= MOST || slice.endsWindow()) {
      throw new ExtractionException(
          ("Paycor answers all %d calls of %s with status 404, as if everything in their list were"
                  + " gone: run again later, and ask Paycor's support if it stays so")
              .formatted(count, stream));
    }
  }
}
