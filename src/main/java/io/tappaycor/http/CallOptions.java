package io.tappaycor.http;

/**
 * How a call is made.
 *
 * @param priority among the calls that wait for the rate limit
 * @param failsOnTimeout whether the first timeout is final: for callers who can ask for less
 */
public record CallOptions(Priority priority, boolean failsOnTimeout) {

  /** A call of many, retried in full. */
  public static final CallOptions DEFAULT = new CallOptions(Priority.NORMAL, false);

  /** A call that others wait for, retried in full. */
  public static final CallOptions URGENT = new CallOptions(Priority.HIGH, false);

  /** The same call, whose first timeout is final if so. */
  public CallOptions failingOnTimeout(boolean fails) {
    return new CallOptions(priority, fails);
  }
}
