package io.tappaycor.sandbox.settings;

/** What can go wrong with token calls. */
public enum TokenFault {
  /** A firewall's page with status 400, in place of the next token call's response. */
  HTML_400,
  /** An empty response with status 401, in place of the next one. */
  EMPTY_401,
  /** A firewall's page with status 403, in place of the next one. */
  HTML_403,
  /** A gateway's JSON with status 403 and a quota's text, in place of the next one. */
  QUOTA_403,
  /** A proxy's page with status 404, in place of the next one. */
  HTML_404,
  /** A sign-in page with status 200, in place of the next one. */
  HTML_200,
  /** Responses have {@code accessToken} for {@code access_token}, and texts for numbers. */
  OTHER_NAMES,
  /** Responses have no {@code refresh_token}, and the refresh token may be used again. */
  NO_REFRESH_TOKEN;

  /** Whether it lasts, rather than replace one response. */
  public boolean lasts() {
    return this == OTHER_NAMES || this == NO_REFRESH_TOKEN;
  }
}
