package io.tappaycor.http;

/** What Paycor says to a request, once retries are done with. */
public sealed interface Outcome<T> {

  /** The content. */
  record Received<T>(T content) implements Outcome<T> {}

  /** A 204. */
  record NothingThere<T>() implements Outcome<T> {}

  /**
   * Paycor's own 403: the data access is not granted, or not for this legal entity.
   *
   * @param notSubscribed whether it says that the customer has not subscribed to the product
   */
  record NotPermitted<T>(String correlation, boolean notSubscribed) implements Outcome<T> {}

  /** Paycor's own 404: no such path or id, or in no valid state. */
  record NotFound<T>(String correlation) implements Outcome<T> {}

  /**
   * Any other status in Paycor's own words, which no retry can help.
   *
   * @param correlation for messages
   * @param saysThereIsNone whether it says that there is nothing of the kind; of some endpoints
   *     that is an empty list
   */
  record Rejected<T>(int status, String correlation, boolean saysThereIsNone)
      implements Outcome<T> {}
}
