package io.tappaycor.http;

/** Which requests are sent first, of those that wait for the rate limit. */
public enum Priority {
  /** A page that others wait for: of a list that can only be read page after page. */
  HIGH,
  /** One of many that can be sent in any order: they fill the rest of the pace. */
  NORMAL
}
