package io.tappaycor.sandbox.traffic;

/** What can go wrong with a read, as integrators and operators of gateways have met it. */
public enum Fault {
  /** Status 500 with an error body. */
  SERVER_ERROR,
  /** Status 503 that asks to wait a second. */
  UNAVAILABLE,
  /** Status 502 with a page of HTML, as proxies answer. */
  BAD_GATEWAY,
  /** The connection is closed without an answer. */
  CLOSED_CONNECTION,
  /** The headers promise a body of which only one half comes. */
  CUT_BODY,
  /** Status 200 with JSON that breaks off, and a length that agrees with it. */
  MALFORMED_JSON,
  /** An error body with status 200. */
  ERROR_AS_DATA,
  /** The access token that was just sent is revoked, for everybody: 401 without a body. */
  DEAD_TOKEN,
  /** No answer until long after the caller has given up. */
  HANG
}
