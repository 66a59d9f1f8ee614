package io.tappaycor.auth.login;

import io.tappaycor.config.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The authorization pages of known API hosts, so that the user need not configure one. */
public final class AuthorizationUrls {

  private static final String PAGE = "/AppActivation/Authorize";

  /** Paycor's authentication document, for production and its own sandbox. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "https://apis.paycor.com", "https://hcm.paycor.com" + PAGE,
          "https://apis-sandbox.paycor.com", "https://hcm-demo.paycor.com" + PAGE);

  private AuthorizationUrls() {}

  /** The page of an API host, on the host itself if it is on loopback; empty if it is unknown. */
  public static Optional<String> defaultFor(URI apiBaseUrl) {
    String base = apiBaseUrl.toString().replaceAll("/+$", "");
    if (Loopback.isHttp(apiBaseUrl)) {
      return Optional.of(base + PAGE);
    }
    return Optional.ofNullable(KNOWN.get(base.toLowerCase(Locale.ROOT).replaceAll(":443$", "")));
  }
}
