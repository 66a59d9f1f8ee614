package io.tappaycor.http;

/** Where a request gets its bearer token from. Safe for any number of threads. */
public interface AccessTokens {

  /**
   * A token that is good now, refreshed first when it is about to expire.
   *
   * @throws io.tappaycor.failure.AuthenticationException if there is none to be had
   */
  String current();

  /**
   * A token other than the one that the API has just refused with 401. Callers that lost the same
   * token share one refresh.
   *
   * @throws io.tappaycor.failure.AuthenticationException if there is none to be had
   */
  String insteadOf(String refused);
}
