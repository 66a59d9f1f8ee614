package io.tappaycor.auth;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the authorization page is, for the API hosts that are known: the user need not say. */
public final class AuthorizationUrls {

  private static final String PAGE = "/AppActivation/Authorize";

  /** Paycor's authentication document, for production and its own sandbox. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "https://apis.paycor.com", "https://hcm.paycor.com" + PAGE,
          "https://apis-sandbox.paycor.com", "https://hcm-demo.paycor.com" + PAGE);

  private AuthorizationUrls() {}

  /** The page of an API host, the API's own for one on loopback; empty if it is not known. */
  public static Optional<String> defaultFor(String apiBaseUrl) {
    String base = apiBaseUrl.replaceAll("/+$", "");
    if (Loopback.parse(base).isPresent()) {
      return Optional.of(base + PAGE);
    }
    return Optional.ofNullable(KNOWN.get(base.toLowerCase(Locale.ROOT).replaceAll(":443$", "")));
  }
}
