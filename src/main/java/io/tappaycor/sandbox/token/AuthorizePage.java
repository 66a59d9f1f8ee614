package io.tappaycor.sandbox.token;

import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The page that an administrator's browser opens to activate the application. The user always
 * consents. A wrong redirect URI is detected by the token call only, as setup guides warn.
 */
public final class AuthorizePage {

  /** The path of the page. */
  public static final String PATH = "/AppActivation/Authorize";

  private final Credentials credentials;
  private final ServerSettings settings;
  private final TokenDesk desk;

  /** Creates the page. */
  public AuthorizePage(Credentials credentials, ServerSettings settings, TokenDesk desk) {
    this.credentials = credentials;
    this.settings = settings;
    this.desk = desk;
  }

  /** Answers the browser. */
  public Reply answer(Request request) {
    if (!settings.administrator()) {
      return Reply.html(403, "Only an administrator may activate an application.");
    }
    List<String> scopes = List.of(request.queryValue("scope").split(" ", -1));
    boolean complete =
        request.queryValue("client_id").equals(credentials.clientId())
            && request.queryValue("subscription-key").equals(credentials.subscriptionKey())
            && request.queryValue("response_type").equals("code")
            && scopes.contains(credentials.scope())
            && scopes.contains("offline_access")
            && !request.queryValue("code_challenge").isEmpty()
            && request.queryValue("code_challenge_method").equals("S256")
            && !request.queryValue("redirect_uri").isEmpty();
    return complete
        ? redirect(request)
        : Reply.html(400, "A parameter of the authorization is missing or wrong.");
  }

  private Reply redirect(Request request) {
    String redirectUri = request.queryValue("redirect_uri");
    String code = desk.issueCode(request.queryValue("code_challenge"), redirectUri);
    return Reply.redirect(
        redirectUri
            + (redirectUri.contains("?") ? '&' : '?')
            + "code="
            + encode(code)
            + "&state="
            + encode(request.queryValue("state")));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
