package io.tappaycor.sandbox.traffic;

/** Faults of reads, as seen by integrators and gateway operators. */
public enum Fault {
  /** Status 500 with an error body. */
  SERVER_ERROR,
  /** Status 503 with a Retry-After of one second. */
  UNAVAILABLE,
  /** Status 502 with an HTML page, as from a proxy. */
  BAD_GATEWAY,
  /** Status 403 with an HTML page, as from a firewall. */
  FIREWALL,
  /** Status 404 of the gateway, which does not reach the API. */
  NO_ROUTE,
  /** Status 302 to a login page. */
  REDIRECT,
  /** The connection is closed without a response. */
  CLOSED_CONNECTION,
  /** Only half of the body is sent. */
  CUT_BODY,
  /** Status 200 with truncated JSON and a matching length. */
  MALFORMED_JSON,
  /** An error body with status 200. */
  ERROR_AS_DATA,
  /** The access token of the request is revoked: status 401 without a body. */
  DEAD_TOKEN,
  /** No response until long after the client has given up. */
  HANG
}
