package io.tappaycor.paging;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Outcome;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.Optional;

/**
 * A list to read.
 *
 * @param target of its first page
 * @param shape what a good answer looks like
 * @param owner of all its records
 * @param rest rows that the list may leave out, so that it is read once more for them
 */
public record ListRequest(Target target, Shape shape, Owner owner, Optional<Endpoint.Rest> rest) {

  /** A list that leaves nothing out. */
  public ListRequest(Target target, Shape shape, Owner owner) {
    this(target, shape, owner, Optional.empty());
  }

  /** The list of the rows that this one may leave out. */
  ListRequest of(Endpoint.Rest others) {
    return new ListRequest(target.with(others.name(), others.value()), shape, owner);
  }

  PageReader reader(Target page) {
    return new PageReader(shape, owner, !page.equals(target));
  }

  /** How the list came out, by its last page. */
  Result resultOf(Page last) {
    boolean expected = !(shape instanceof Shape.Pages pages) || pages.isArray();
    return last.isBare() && last.records().isEmpty() && !expected ? Result.BLANK : Result.COMPLETE;
  }

  /**
   * How the list came out, by an answer to its first call that is no page.
   *
   * @throws ExtractionException if nothing can be made of it
   */
  Result resultOf(Outcome<Page> outcome) {
    if (outcome instanceof Outcome.NothingThere<Page>) {
      return resultOf(Page.empty());
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
