package io.tappaycor.paging;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.Outcome;
import io.tappaycor.http.Target;
import io.tappaycor.json.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where a list is: the way from one page to the next, and out of a circle. */
final class Continuation {

  private static final int MAX_RESTARTS = 3;

  /** More pages than any list of Paycor has, at 100 records a page. */
  private static final int MAX_PAGES = 1_000_000;

  /** Pages without a record, one after the other: filters leave some, but not so many. */
  private static final int MAX_EMPTY_PAGES = 200;

  private final Target first;

  /** Digests: a token may be long, and a list may have many. */
  private final Set<UUID> seen = new HashSet<>();

  private Target current;
  private List<RawValue> previous = List.of();
  private int restarts;
  private int emptyPages;
  private boolean doubted;

  Continuation(Target first) {
    this.first = first;
    this.current = first;
  }

  Target target() {
    return current;
  }

  boolean isFirst() {
    return seen.isEmpty();
  }

  /**
   * Goes on to the next page. Only the token is followed: {@code additionalResultsUrl} could lead
   * to another host.
   *
   * @return false if there is none
   */
  boolean advance(Page page) {
    if (!page.records().isEmpty() && page.records().equals(previous)) {
      throw endless("repeats the records of the page before at %s".formatted(first));
    }
    previous = page.records();
    if (page.next().isEmpty()) {
      return false;
    }
    String token = page.next().get();
    if (!seen.add(UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)))) {
      throw endless("repeats a continuation token at %s".formatted(first));
    }
    if (seen.size() > MAX_PAGES) {
      throw endless("answers %s with more than %d pages".formatted(first, MAX_PAGES));
    }
    emptyPages = page.records().isEmpty() ? emptyPages + 1 : 0;
    if (emptyPages == MAX_EMPTY_PAGES) {
      throw endless(
          "answers %s with %d pages without a record in a row".formatted(first, emptyPages));
    }
    current = first.with("continuationToken", token);
    return true;
  }

  private static ExtractionException endless(String what) {
    return new ExtractionException("Paycor " + what + ": the list has no end; run again later");
  }

  /**
   * Goes back to the first page if a page that was promised ends the list without a record: that is
   * what a token that died looks like. Once at most, as a list may really end so.
   *
   * @return whether it went back
   */
  boolean restartsAfter(Page page) {
    if (doubted || isFirst() || !page.records().isEmpty() || page.next().isPresent()) {
      return false;
    }
    doubted = true;
    startAgain();
    return true;
  }

  /** Back to the first page, a few times at most. */
  void restart(Outcome<Page> refused) {
    restarts++;
    if (restarts > MAX_RESTARTS
        || !(refused instanceof Outcome.NotFound<Page> || isBadRequest(refused))) {
      throw new ExtractionException(describe(current, refused) + " in the middle of the list");
    }
    startAgain();
  }

  private void startAgain() {
    seen.clear();
    previous = List.of();
    emptyPages = 0;
    current = first;
  }

  private static boolean isBadRequest(Outcome<Page> outcome) {
    return outcome instanceof Outcome.Rejected<Page> rejected && rejected.status() == 400;
  }

  /** What Paycor answered, for the user. */
  static String describe(Target target, Outcome<?> outcome) {
    if (outcome instanceof Outcome.Rejected<?> rejected) {
      return "Paycor answers %s with status %d%s"
          .formatted(target, rejected.status(), rejected.correlation());
    }
    if (outcome instanceof Outcome.NotPermitted<?> refused) {
      return "Paycor answers %s with status 403%s".formatted(target, refused.correlation());
    }
    if (outcome instanceof Outcome.NotFound<?> missing) {
      return "Paycor answers %s with status 404%s".formatted(target, missing.correlation());
    }
    return "Paycor says that there is nothing at %s".formatted(target);
  }
}
