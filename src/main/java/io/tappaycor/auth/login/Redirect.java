package io.tappaycor.auth.login;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the browser was redirected with. Nothing of it is trusted before address and state have been
 * compared, since anyone can call a redirect URI.
 */
final class Redirect {

  private static final Pattern REQUEST_LINE = Pattern.compile("GET (/\\S*)(?: HTTP/[0-9.]+)?");
  private static final Pattern ORIGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
  private static final Pattern PRINTABLE_ERROR = Pattern.compile("[A-Za-z0-9_. -]{1,60}");

  private final Map<String, String> parameters;

  private Redirect(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * Parses the redirect.
   *
   * @param received the URL, as in the browser's address bar, or the first line of its request
   * @param redirectUri the registered one, to the character
   * @throws AuthenticationException if it is another URL
   */
  static Redirect parse(String received, String redirectUri) {
    String address = absolute(received.strip(), redirectUri);
    String rest = query(address, redirectUri);
    if (rest == null) {
      throw new AuthenticationException(
          "Redirect mismatch: the browser was redirected to "
              + shown(address)
              + ", but `redirect_uri` is "
              + withoutQuery(redirectUri)
              + ". Both must match the one registered on the Security Connections tab to the"
              + " character: trailing slash, upper and lower case, http or https. Run"
              + " `tap-paycor login` again and give it the whole URL");
    }
    return new Redirect(parameters(rest));
  }

  /**
   * The authorization code.
   *
   * @throws AuthenticationException if this belongs to another request, or consent was refused
   */
  Secret code(Secret state) {
    String error = parameters.get("error");
    if (!hasState(state) && (error == null || parameters.containsKey("state"))) {
      throw new AuthenticationException(
          "The redirect does not belong to this login: its `state` is different or missing. Run"
              + " `tap-paycor login` again and open the URL that it prints, once");
    }
    if (error != null) {
      throw failure(error, parameters.getOrDefault("error_description", ""));
    }
    String code = parameters.getOrDefault("code", "");
    if (code.isBlank()) {
      throw new AuthenticationException(
          "The redirect has no `code`. Run `tap-paycor login` again and give it the whole URL that"
              + " the browser was redirected to");
    }
    return new Secret(code);
  }

  boolean hasState(Secret state) {
    byte[] expected = state.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] given = parameters.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given);
  }

  /** A bare code may have been pasted, so only what looks like a URL is shown. */
  private static String shown(String address) {
    return ORIGIN.matcher(address).lookingAt()
        ? withoutQuery(address)
        : "something that is not a URL";
  }

  static String withoutQuery(String address) {
    return address.split("[?#&;=]", 2)[0];
  }

  private static String absolute(String received, String redirectUri) {
    Matcher line = REQUEST_LINE.matcher(received);
    Matcher origin = ORIGIN.matcher(redirectUri);
    return line.matches() && origin.lookingAt() ? origin.group() + line.group(1) : received;
  }

  private static @Nullable String query(String address, String redirectUri) {
    if (!address.startsWith(redirectUri)) {
      return null;
    }
    String rest = address.substring(redirectUri.length());
    if (rest.startsWith("/") && ORIGIN.matcher(redirectUri).matches()) {
      // A browser adds the path "/" to a URL without a path.
      rest = rest.substring(1);
    }
    boolean ends = rest.isEmpty() || rest.startsWith("?") || rest.startsWith("#");
    boolean goesOn = redirectUri.contains("?") && rest.startsWith("&");
    return ends || goesOn ? rest : null;
  }

  private static Map<String, String> parameters(String rest) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : rest.split("#", 2)[0].split("[?&]", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.putIfAbsent(decode(parts[0]), decode(parts[1]));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static AuthenticationException failure(String error, String description) {
    String shown = PRINTABLE_ERROR.matcher(error).matches() ? "error " + error : "an error";
    if (error.equals("invalid_client") || error.equals("unauthorized_client")) {
      return new AuthenticationException(
          "Paycor's authorization page refused the application ("
              + shown
              + "): copy `client_id` from the developer portal into the config");
    }
    if (error.equals("invalid_scope")) {
      return new AuthenticationException(
          "Paycor's authorization page refused the scope ("
              + shown
              + "): copy the scope name of the developer portal's General tab into `scope`");
    }
    String all = (error + " " + description).toLowerCase(Locale.ROOT);
    if (all.matches("(?s).*(access_denied|access denied|403|unauthori[sz]ed|forbidden).*")) {
      return LoginRefusals.notAdministrator(shown);
    }
    return new AuthenticationException(
        "Paycor's authorization page returned "
            + shown
            + ": check `client_id`, `scope`, `redirect_uri` and `subscription_key` against the"
            + " developer portal and run `tap-paycor login` again");
  }
}
