package io.tappaycor.auth.login;

import io.tappaycor.auth.token.Fingerprint;
import io.tappaycor.config.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request to the authorization page, with PKCE (RFC 7636) and a state, so that only the
 * redirect of this request is accepted and a stolen code is worthless.
 *
 * @param settings what the portal shows
 * @param verifier 43 characters that only the token call reveals
 * @param state returned unchanged in the redirect
 */
public record AuthorizationRequest(LoginSettings settings, Secret verifier, Secret state) {

  private static final int RANDOM_BYTES = 32;

  /** A new request. */
  static AuthorizationRequest create(LoginSettings settings, SecureRandom random) {
    return new AuthorizationRequest(settings, token(random), token(random));
  }

  private static Secret token(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new Secret(base64(bytes));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The verifier's SHA-256, which is all that the page learns of it. */
  String challenge() {
    return base64(Fingerprint.sha256(verifier.reveal()));
  }

  /**
   * The URL for the administrator's browser. It holds the subscription key, because Paycor requires
   * it there. A query in the configured authorization URL is kept.
   */
  String url() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", settings.clientId());
    query.put("scope", scope());
    query.put("response_type", "code");
    query.put("redirect_uri", settings.redirectUri());
    query.put("subscription-key", settings.subscriptionKey().reveal());
    query.put("code_challenge", challenge());
    query.put("code_challenge_method", "S256");
    query.put("state", state.reveal());
    String page = settings.authorizationUrl();
    return query.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&", page + separator(page), ""));
  }

  private static String separator(String page) {
    if (!page.contains("?")) {
      return "?";
    }
    return page.endsWith("?") || page.endsWith("&") ? "" : "&";
  }

  /** Without {@code offline_access} there is no refresh token (Paycor's document). */
  private String scope() {
    String scope = settings.scope().strip();
    boolean offline = Arrays.asList(scope.split("\\s+", -1)).contains("offline_access");
    return offline ? scope : (scope + " offline_access").strip();
  }

  /** Percent-encoding, because not every server decodes a form's plus sign in a query. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
