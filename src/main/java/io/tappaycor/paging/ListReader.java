package io.tappaycor.paging;

import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.CallOptions;
import io.tappaycor.http.Outcome;
import io.tappaycor.http.PaycorClient;
import io.tappaycor.http.Target;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Reads lists, page by page. Safe for many threads. */
public final class ListReader {

  private final PaycorClient client;
  private final Optional<ExecutorService> pool;

  /** A reader over this client, which asks for one page after the other. */
  public ListReader(PaycorClient client) {
    this(client, Optional.empty());
  }

  /**
   * A reader over this client.
   *
   * @param pool asks for the next page while the last one is dealt with
   */
  public ListReader(PaycorClient client, Optional<ExecutorService> pool) {
    this.client = client;
    this.pool = pool;
  }

  /** Takes the pages of a list as they come. */
  public interface PageSink {

    /** A page, in order. */
    void page(Page page);

    /** The list is read again from its start: what came so far is to be forgotten. */
    void restart();
  }

  /** How a list came out. */
  public enum Result {
    /** Read to its end. */
    COMPLETE,
    /** Refused with 403 at its first page. */
    NOT_PERMITTED,
    /**
     * A 400 in place of an empty list, which says that there is nothing, or that the id is invalid.
     */
    NONE,
    /**
     * Answered with status 204 or an empty array where a page is expected: no endpoint is known to
     * do so, but a gateway or cache may.
     */
    BLANK,
    /** Answered with 404 at its first page. */
    NOT_FOUND;

    /** Whether everything that there is was read. */
    public boolean isRead() {
      return this == COMPLETE || this == NONE || this == BLANK;
    }

    /** How two parts of one list came out together: a refusal outweighs all else. */
    public Result and(Result other) {
      if (this == BLANK && other.isRead()) {
        return BLANK;
      }
      return isRead() || other == NOT_PERMITTED ? other : this;
    }
  }

  /**
   * Reads a whole list.
   *
   * @throws ExtractionException if it could not be read to its end
   */
  public Result read(Target target, Shape shape, PageSink sink, CallLog calls) {
    return read(new ListRequest(target, shape, Owner.ANYBODY), sink, calls, CallOptions.DEFAULT);
  }

  /**
   * Reads a whole list.
   *
   * @throws ExtractionException if it could not be read to its end
   */
  public Result read(ListRequest request, PageSink sink, CallLog calls, CallOptions options) {
    if (request.rest().isEmpty()) {
      return pages(request, sink, calls, options);
    }
    Endpoint.Rest rest = request.rest().get();
    RestOfList all = new RestOfList(rest.id(), sink);
    Result result = pages(request, all.first(), calls, options);
    return result.isRead()
        ? result.and(pages(request.of(rest), all.rest(), calls, options))
        : result;
  }

  private Result pages(ListRequest request, PageSink sink, CallLog calls, CallOptions options) {
    Continuation continuation = new Continuation(request.target());
    Function<Target, Outcome<Page>> fetch =
        where -> client.get(where, request.reader(where), calls, options);
    try (PageAhead ahead = new PageAhead(pool, fetch)) {
      while (true) {
        Outcome<Page> outcome = ahead.get(continuation.target());
        if (outcome instanceof Outcome.Received<Page> received
            && continuation.restartsAfter(received.content())) {
          sink.restart();
        } else if (outcome instanceof Outcome.Received<Page> received) {
          boolean more = continuation.advance(received.content());
          if (more) {
            ahead.ask(continuation.target());
          }
          sink.page(received.content());
          if (!more) {
            return request.resultOf(received.content());
          }
        } else if (continuation.isFirst()) {
          Result result = request.resultOf(outcome);
          if (result.isRead()) {
            sink.page(Page.empty());
          }
          return result;
        } else {
          // The token may have died: a list goes on only with a living one, so it starts anew.
          continuation.restart(outcome);
          sink.restart();
        }
      }
    }
  }

  /**
   * The first call of a list.
   *
   * @param page empty unless the result is {@code COMPLETE}
   * @param notSubscribed whether a refusal says that the customer has not subscribed to the product
   */
  public record First(Result result, Page page, boolean notSubscribed) {}

  /** Makes the first call of a list only, to see whether it is permitted and what it looks like. */
  public First first(ListRequest request, CallLog calls, CallOptions options) {
    Target target = request.target();
    Outcome<Page> outcome = client.get(target, request.reader(target), calls, options);
    if (outcome instanceof Outcome.Received<Page> received) {
      return new First(Result.COMPLETE, received.content(), false);
    }
    boolean notSubscribed =
        outcome instanceof Outcome.NotPermitted<Page> refused && refused.notSubscribed();
    return new First(request.resultOf(outcome), Page.empty(), notSubscribed);
  }
}
