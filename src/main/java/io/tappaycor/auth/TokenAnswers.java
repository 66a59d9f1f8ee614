package io.tappaycor.auth;

import io.tappaycor.auth.TokenAnswer.Granted;
import io.tappaycor.auth.TokenAnswer.Reason;
import io.tappaycor.auth.TokenAnswer.Refused;
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
 * Reads the token endpoint's answers with suspicion: an answer that only looks like tokens would
 * replace a living refresh token. No body of a failed call has been published, so the status leads.
 */
final class TokenAnswers {

  /** Seen by integrators, and what Paycor's authentication document shows. */
  private static final Duration USUAL_LIFE = Duration.ofMinutes(30);

  /** RFC 6749, 4.1.2.1 and 5.2: only these are ever shown, a server may echo anything. */
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

  private TokenAnswers() {}

  /**
   * Judges an answer that no retry will change.
   *
   * @throws AuthenticationException if what should be tokens is not
   */
  static TokenAnswer read(Response answer, int attempts) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    JsonNode json = parse(answer.body());
    String error = knownError(text(json, "error"));
    boolean success = answer.status() >= 200 && answer.status() < 300;
    if (answer.status() / 100 == 4 || (success && error != null)) {
      return new Refused(answer.status(), error, reason(answer.status(), error, body), attempts);
    }
    if (!success) {
      throw notTokens("HTTP " + answer.status() + " instead of tokens", false);
    }
    return granted(json);
  }

  private static Granted granted(JsonNode json) {
    String access = text(json, "access_token");
    String refresh = text(json, "refresh_token");
    if (access == null) {
      throw notTokens("an answer without an access token", true);
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
        "Tried to get tokens from Paycor, but the token call answered with "
            + what
            + ". Check that `api_base_url` is Paycor's and that nothing in between answers for it"
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

  /** Seconds as a number or as a text; anything that is no time above zero is the usual life. */
  private static Duration lifetime(@Nullable JsonNode expiresIn) {
    BigDecimal seconds = number(expiresIn);
    if (seconds == null || seconds.compareTo(new BigDecimal("0.001")) < 0) {
      return USUAL_LIFE;
    }
    BigDecimal most = BigDecimal.valueOf(Chain.LONGEST_LIFE.toSeconds());
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
