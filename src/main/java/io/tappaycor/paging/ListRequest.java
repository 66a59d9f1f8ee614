package io.tappaycor.paging;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Outcome;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Shape;

/**
 * A list to read.
 *
 * @param target of its first page
 * @param shape what a good answer looks like
 * @param owner of all its records
 */
public record ListRequest(Target target, Shape shape, Owner owner) {

  PageReader reader(Target page) {
    return new PageReader(shape, owner, !page.equals(target));
  }

  /**
   * How the list came out, by an answer to its first call that is no page.
   *
   * @throws ExtractionException if nothing can be made of it
   */
  Result resultOf(Outcome<Page> outcome) {
    if (outcome instanceof Outcome.NothingThere<Page>) {
      return Result.COMPLETE;
    }
    if (outcome instanceof Outcome.NotPermitted<Page>) {
      return Result.NOT_PERMITTED;
    }
    if (outcome instanceof Outcome.NotFound<Page>) {
      return Result.NOT_FOUND;
    }
    boolean none = outcome instanceof Outcome.Rejected<Page> rejected && isNone(rejected);
    if (none) {
      return Result.NONE;
    }
    throw new ExtractionException(Continuation.describe(target, outcome));
  }

  private boolean isNone(Outcome.Rejected<Page> rejected) {
    return rejected.status() == 400
        && rejected.saysThereIsNone()
        && shape instanceof Shape.Pages pages
        && pages.mayBeNone();
  }
}
