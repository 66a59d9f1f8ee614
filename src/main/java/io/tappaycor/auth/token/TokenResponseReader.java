package io.tappaycor.auth.token;

import io.tappaycor.auth.token.TokenResponse.Granted;
import io.tappaycor.auth.token.TokenResponse.Reason;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.http.Response;
import io.tappaycor.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the token endpoint's responses with suspicion: a response that only looks like tokens would
 * replace a living refresh token. No body of a failed call has been published, so the status leads.
 */
final class TokenResponseReader {

  /** Seen by integrators, and what Paycor's authentication document shows. */
  private static final Duration USUAL_LIFE = Duration.ofMinutes(30);

  /** RFC 6749, 4.1.2.1 and 5.2: only these are ever shown, because a server may echo anything. */
  private static final Set<String> OAUTH_ERRORS =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "unsupported_response_type",
          "invalid_scope",
          "access_denied",
          "server_error",
          "temporarily_unavailable");

  private TokenResponseReader() {}

  /**
   * Reads a response that no retry will change.
   *
   * @throws AuthenticationException if a response that should hold tokens does not
   */
  static TokenResponse read(Response response, int attempts) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    JsonNode json = parse(response.body());
    String error = knownError(text(json, "error"));
    boolean success = response.status() >= 200 && response.status() < 300;
    if (response.status() / 100 == 4 || (success && error != null)) {
      return new Refused(
          response.status(), error, reason(response.status(), error, body), attempts);
    }
    if (!success) {
      throw notTokens("HTTP " + response.status() + " instead of tokens", false);
    }
    return granted(json);
  }

  private static Granted granted(JsonNode json) {
    String access = text(json, "access_token");
    String refresh = text(json, "refresh_token");
    if (access == null) {
      throw notTokens("a response without an access token", true);
    }
    if (refresh == null) {
      // Each refresh returns a new one (Paycor's authentication document); the old one is dead.
      throw notTokens("an access token without a new refresh token", true);
    }
    Secret sendable = AccessToken.isSendable(access) ? new Secret(access) : null;
    return new Granted(sendable, lifetime(json.get("expires_in")), new Secret(refresh));
  }

  private static AuthenticationException notTokens(String what, boolean spent) {
    return new AuthenticationException(
        "Tried to get tokens from Paycor, but the token call returned "
            + what
            + ". Check that `api_base_url` is Paycor's and that no proxy answers for it"
            + (spent
                ? ". The token or code that was sent is probably used up: if the next run is"
                    + " refused, run `tap-paycor login`"
                : ""));
  }

  private static Reason reason(int status, @Nullable String error, String body) {
    if (status == 401 && mentions(body, "subscription key")) {
      return Reason.SUBSCRIPTION_KEY;
    }
    if ("invalid_client".equals(error) || "unauthorized_client".equals(error)) {
      return Reason.CLIENT;
    }
    if (mentions(body, "redirect")) {
      return Reason.REDIRECT;
    }
    if (status == 403 || "access_denied".equals(error)) {
      return Reason.FORBIDDEN;
    }
    return status == 401 && error == null ? Reason.CLIENT : Reason.GRANT;
  }

  static @Nullable String knownError(@Nullable String error) {
    return error != null && OAUTH_ERRORS.contains(error) ? error : null;
  }

  private static boolean mentions(String body, String words) {
    return body.toLowerCase(Locale.ROOT).contains(words);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return Json.read(body);
    } catch (JacksonException notJson) {
      return Json.NODES.missingNode();
    }
  }

  private static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    boolean given = value != null && value.isString() && !value.stringValue().isBlank();
    return given ? value.stringValue() : null;
  }

  /** Seconds as a number or a string; anything but a positive number means the usual life. */
  private static Duration lifetime(@Nullable JsonNode expiresIn) {
    BigDecimal seconds = number(expiresIn);
    if (seconds == null || seconds.compareTo(new BigDecimal("0.001")) < 0) {
      return USUAL_LIFE;
    }
    BigDecimal most = BigDecimal.valueOf(TokenFamily.LONGEST_LIFE.toSeconds());
    return Duration.ofMillis(seconds.min(most).movePointRight(3).longValue());
  }

  private static @Nullable BigDecimal number(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    try {
      return node.isNumber()
          ? node.decimalValue()
          : new BigDecimal(node.isString() ? node.stringValue().strip() : "");
    } catch (NumberFormatException notNumber) {
      return null;
    }
  }
}
