package io.tappaycor.sandbox.token;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.settings.ServerSettings;
import io.tappaycor.sandbox.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The token call and the authorization behind it. Refresh tokens are valid for one use, as seen in
 * three independent integrations.
 */
public final class TokenDesk {

  /** The path of the token call. */
  public static final String PATH = "/sts/v1/common/token";

  /** The request that an authorization code was issued for. */
  private record Grant(String challenge, String redirectUri) {}

  private static final Grant NOTHING = new Grant("", "");

  private final Credentials credentials;
  private final ServerSettings settings;
  private final Traffic traffic;
  private final Passes<Boolean> accessTokens;
  private final Passes<Grant> codes;
  private final Set<String> liveRefreshTokens = new HashSet<>();
  private final Set<String> spentRefreshTokens = new HashSet<>();
  private final String firstRefreshToken;
  private final TokenFaults faults;

  /** Creates a desk that has issued the first refresh token. */
  public TokenDesk(Credentials credentials, ServerSettings settings, Traffic traffic) {
    this.credentials = credentials;
    this.settings = settings;
    this.traffic = traffic;
    this.accessTokens = new Passes<>(settings.accessTokenLifetime());
    this.codes = new Passes<>(settings.authorizationCodeLifetime());
    this.faults = new TokenFaults(settings.tokenFaults());
    this.firstRefreshToken = settings.refreshToken().orElseGet(() -> Passes.random(32));
    liveRefreshTokens.add(firstRefreshToken);
  }

  /** The refresh token to start with, which is valid for one use. */
  public String firstRefreshToken() {
    return firstRefreshToken;
  }

  /** Whether an access token is valid. */
  public boolean admits(String accessToken) {
    return accessTokens.read(accessToken, false);
  }

  /** Invalidates an access token. */
  public void revoke(String accessToken) {
    accessTokens.spend(accessToken, false);
  }

  String issueCode(String challenge, String redirectUri) {
    return codes.issue(Passes.random(24), new Grant(challenge, redirectUri));
  }

  /** Answers a token call, unless somebody on the way does. */
  public Reply answer(Request request) {
    return faults.instead().orElseGet(() -> answered(request));
  }

  private Reply answered(Request request) {
    if (!request.queryValue("subscription-key").equals(credentials.subscriptionKey())) {
      return Reply.accessDenied();
    }
    boolean form =
        request
            .header("Content-Type")
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
            .isPresent();
    if (!request.method().equals("POST") || !form) {
      return refused("invalid_request", "The token call takes a POST of a form.");
    }
    Map<String, List<String>> fields = Request.form(request.body());
    boolean client =
        field(fields, "client_id").equals(credentials.clientId())
            && field(fields, "client_secret").equals(credentials.clientSecret());
    if (!client) {
      return refused("invalid_client", "Client authentication failed.");
    }
    String grant = field(fields, "grant_type");
    if (grant.equals("refresh_token")) {
      return refresh(field(fields, "refresh_token"));
    }
    return grant.equals("authorization_code")
        ? exchange(fields)
        : refused("unsupported_grant_type", "The grant type is not supported.");
  }

  private synchronized Reply refresh(String token) {
    if (!liveRefreshTokens.remove(token)) {
      if (spentRefreshTokens.contains(token)) {
        traffic.noteSpentRefreshToken();
      }
      return Reply.json(400, Json.NODES.objectNode().put("error", "invalid_grant"));
    }
    traffic.noteRefresh();
    if (faults.keepRefreshToken()) {
      liveRefreshTokens.add(token);
      return Reply.json(200, faults.spelled(accessToken()));
    }
    spentRefreshTokens.add(token);
    return tokens();
  }

  private synchronized Reply exchange(Map<String, List<String>> fields) {
    // The first attempt uses up the code, even if it fails.
    Grant grant = codes.spend(field(fields, "code"), NOTHING);
    String redirectUri = field(fields, "redirect_uri");
    if (!redirectUri.equals(settings.redirectUri()) || !redirectUri.equals(grant.redirectUri())) {
      String detail =
          grant.equals(NOTHING)
              ? "The authorization code is invalid, expired or used."
              : "The redirect URI does not match the registered redirect URI.";
      return refused("invalid_grant", detail);
    }
    return grant.challenge().equals(challengeOf(field(fields, "code_verifier")))
        ? tokens()
        : refused("invalid_grant", "The code verifier does not match the code challenge.");
  }

  private Reply tokens() {
    String refreshToken = Passes.random(32);
    liveRefreshTokens.add(refreshToken);
    return Reply.json(200, faults.spelled(accessToken().put("refresh_token", refreshToken)));
  }

  private ObjectNode accessToken() {
    return Json.NODES
        .objectNode()
        .put("access_token", accessTokens.issue(Passes.randomWebToken(), true))
        .put("expires_in", settings.accessTokenLifetime().toSeconds())
        .put("token_type", "Bearer");
  }

  private static Reply refused(String error, String description) {
    return Reply.json(
        400, Json.NODES.objectNode().put("error", error).put("error_description", description));
  }

  private static String field(Map<String, List<String>> fields, String name) {
    return fields.getOrDefault(name, List.of("")).get(0);
  }

  private static String challengeOf(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
