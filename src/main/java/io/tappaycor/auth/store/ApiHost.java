package io.tappaycor.auth.store;

import java.net.URI;
import java.util.Locale;

/** The host that tokens are good for, as stores tell them apart. */
public final class ApiHost {

  private ApiHost() {}

  /**
   * The host in small letters, with its port if that is not the usual one.
   *
   * @param apiBaseUrl the validated base URL
   */
  public static String of(String apiBaseUrl) {
    URI uri = URI.create(apiBaseUrl);
    int usual = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    int port = uri.getPort();
    String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
    return port == -1 || port == usual ? host : host + "-" + port;
  }
}
