package io.tappaycor.auth.token;

import io.tappaycor.auth.token.TokenResponse.Granted;
import io.tappaycor.auth.token.TokenResponse.Reason;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.http.ErrorBody;
import io.tappaycor.http.Response;
import io.tappaycor.http.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the token endpoint's responses with suspicion: a response that only looks like tokens would
 * replace a living refresh token, and one that only looks like a refusal would send an
 * administrator to log in again. Paycor has decided only if there are tokens, OAuth's own error, or
 * an error in Paycor's shape. Everything else is from a firewall, gateway or proxy on the way.
 */
final class TokenResponseReader {

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

  /** All codes of OAuth and its extensions look like this; a gateway's "Forbidden" does not. */
  private static final Pattern OAUTH_CODE = Pattern.compile("[a-z]{1,30}(_[a-z]{1,30}){1,5}");

  /** OAuth's codes that ask for another attempt (RFC 6749, 4.1.2.1; RFC 8628), and limits. */
  private static final Pattern PASSING =
      Pattern.compile(
          "server_error|temporarily_unavailable|slow_down|.*(rate_limit|too_many|quota|throttl).*");

  private TokenResponseReader() {}

  /**
   * What Paycor has decided.
   *
   * @param unanswered whether an earlier attempt may have spent the token
   * @return empty if it is not Paycor's decision, or may pass: another attempt may tell
   */
  static Optional<TokenResponse> read(Response response, boolean unanswered) {
    TokenFields fields = TokenFields.of(response.body());
    int status = response.status();
    if (status / 100 == 2) {
      Optional<Granted> granted = fields.granted();
      if (granted.isPresent()) {
        return Optional.of(granted.get());
      }
    }
    String code = fields.error();
    ErrorBody error = ErrorBody.of(response.body());
    return isVerdict(response, code, error)
        ? Optional.of(
            new Refused(
                status, knownError(code), reason(response, knownError(code), error), unanswered))
        : Optional.empty();
  }

  private static boolean isVerdict(Response response, @Nullable String code, ErrorBody error) {
    int status = response.status();
    if (RetryPolicy.mayPass(status) || status / 100 == 3) {
      return false;
    }
    if (code != null && OAUTH_CODE.matcher(code).matches()) {
      return !PASSING.matcher(code).matches();
    }
    boolean refused = status / 100 == 4;
    boolean isLimit = response.retryAfter() != null || error.namesLimit();
    return refused && !isLimit && (error.isPaycors() || isOfTheKey(status, error));
  }

  /** Seen: only the gateway knows the key, so this verdict is the gateway's. */
  private static boolean isOfTheKey(int status, ErrorBody error) {
    return status == 401 && error.namesSubscriptionKey();
  }

  private static Reason reason(Response response, @Nullable String known, ErrorBody error) {
    int status = response.status();
    if (isOfTheKey(status, error)) {
      return Reason.SUBSCRIPTION_KEY;
    }
    if ("invalid_client".equals(known) || "unauthorized_client".equals(known)) {
      return Reason.CLIENT;
    }
    if (mentions(response, "redirect")) {
      return Reason.REDIRECT;
    }
    if (status == 403 || "access_denied".equals(known)) {
      return Reason.FORBIDDEN;
    }
    return status == 401 && known == null ? Reason.CLIENT : Reason.GRANT;
  }

  private static @Nullable String knownError(@Nullable String error) {
    return error != null && OAUTH_ERRORS.contains(error) ? error : null;
  }

  private static boolean mentions(Response response, String words) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return body.toLowerCase(Locale.ROOT).contains(words);
  }
}
