package io.tappaycor.http;

/** What Paycor says to a request, once retries are done with. */
public sealed interface Outcome<T> {

  /** The content. */
  record Received<T>(T content) implements Outcome<T> {}

  /** A 400 that says there is nothing of the kind, or a 204. */
  record NothingThere<T>() implements Outcome<T> {}

  /**
   * A 403: the data access is not granted, or not for this legal entity.
   *
   * @param notSubscribed whether it says that the customer has not subscribed to the product
   */
  record NotPermitted<T>(String correlation, boolean notSubscribed) implements Outcome<T> {}

  /** A 404: no such path or id, or in no valid state. */
  record NotFound<T>(String correlation) implements Outcome<T> {}

  /**
   * Any other status that no retry can help.
   *
   * @param remark for messages: the correlation id, or who says it
   */
  record Rejected<T>(int status, String remark) implements Outcome<T> {}
}
