package io.tappaycor.auth;

import io.tappaycor.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Where tokens are kept when the config does not say: one file per host, client id and subscription
 * key, so that a sandbox's tokens never meet production's.
 */
public final class TokenStoreLocation {

  private static final int HASH_BYTES = 8;

  private TokenStoreLocation() {}

  /**
   * The default path, {@code <state home>/tap-paycor/<host[-port]>-<16 hex digits>.json}. Pure.
   *
   * @param environment the process's environment: {@code XDG_STATE_HOME} counts if it is absolute,
   *     as its specification demands
   * @param home the user's home directory
   * @param apiBaseUrl the validated base URL
   */
  public static Path defaultFor(
      Map<String, String> environment,
      Path home,
      String apiBaseUrl,
      String clientId,
      Secret subscriptionKey) {
    String stateHome = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        Path.of(stateHome).isAbsolute()
            ? Path.of(stateHome)
            : home.resolve(".local").resolve("state");
    return base.resolve("tap-paycor")
        .resolve(host(apiBaseUrl) + "-" + hash(clientId, subscriptionKey) + ".json");
  }

  private static String host(String apiBaseUrl) {
    URI uri = URI.create(apiBaseUrl);
    int usual = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    int port = uri.getPort();
    String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
    return port == -1 || port == usual ? host : host + "-" + port;
  }

  /** A line break stands between the two, since neither can hold one. */
  private static String hash(String clientId, Secret subscriptionKey) {
    byte[] hash = Fingerprint.sha256(clientId + "\n" + subscriptionKey.reveal());
    return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }
}
