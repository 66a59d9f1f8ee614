package io.tappaycor.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Tokens are the part of Paycor that integrations break on, so the sandbox is strict about them.
 */
final class SandboxTokensTest {

  private static final String LIST = "/v1/legalentities/ActivatedLegalEntityTenantList";
  private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

  @Test
  void aRefreshTokenIsGoodForOneUse() throws Exception {
    try (Client client = Client.start()) {
      HttpResponse<String> again = client.refresh(client.config("refresh_token"));
      assertEquals(400, again.statusCode());
      assertEquals("{\"error\":\"invalid_grant\"}", again.body());
      assertEquals(1, client.sandbox.traffic().spentRefreshTokens());
      assertEquals(1, client.sandbox.traffic().refreshes());
    }
  }

  @Test
  void anUnknownRefreshTokenIsRefusedButNotCountedAsSpent() throws Exception {
    try (Client client = Client.start()) {
      assertEquals(400, client.refresh("never-issued").statusCode());
      assertEquals(0, client.sandbox.traffic().spentRefreshTokens());
    }
  }

  @Test
  void eachRefreshReturnsTheNextToken() throws Exception {
    try (Client client =
        Client.start(CompanySettings.defaults(Client.TODAY), one -> one.withRefreshToken("seed"))) {
      assertEquals("seed", client.config("refresh_token"));
      client.sandbox.traffic().clear();
      assertEquals(0, client.sandbox.traffic().calls());
    }
    try (Sandbox sandbox =
            Sandbox.start(CompanySettings.defaults(Client.TODAY), ServerSettings.defaults());
        Client client = Client.start()) {
      assertNotEquals(
          sandbox.config().path("refresh_token").asString(), client.config("refresh_token"));
    }
  }

  @Test
  void anExpiredAccessTokenIsRefusedWithAnEmptyBody() throws Exception {
    try (Client client =
        Client.start(
            CompanySettings.defaults(Client.TODAY),
            one -> one.withAccessTokenLifetime(Duration.ofSeconds(2)))) {
      HttpResponse<String> late = client.get(LIST);
      while (late.statusCode() == 200) {
        Thread.sleep(100);
        late = client.get(LIST);
      }
      assertEquals(401, late.statusCode());
      assertEquals("", late.body());
    }
  }

  @Test
  void aMissingOrWrongSubscriptionKeyIsRefusedWithWords() throws Exception {
    try (Client client = Client.start()) {
      client.config.put("subscription_key", "wrong");
      HttpResponse<String> call = client.get(LIST);
      assertEquals(401, call.statusCode());
      assertTrue(call.body().contains("missing subscription key"));
      assertEquals(401, client.refresh("any").statusCode());
    }
  }

  @Test
  void theTokenCallRefusesJsonAndAWrongClient() throws Exception {
    try (Client client = Client.start()) {
      String path = "/sts/v1/common/token?subscription-key=" + client.config("subscription_key");
      HttpResponse<String> json =
          client.send(
              HttpRequest.newBuilder(client.uri(path))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{}")));
      assertEquals(400, json.statusCode());
      client.config.put("client_secret", "wrong");
      HttpResponse<String> wrong = client.refresh("any");
      assertEquals(400, wrong.statusCode());
      assertEquals("invalid_client", Client.json(wrong).path("error").asString());
    }
  }

  @Test
  void anAuthorizedBrowserBringsBackACodeThatIsGoodOnce() throws Exception {
    try (Client client = Client.start()) {
      String redirectUri = client.config("redirect_uri");
      String code = authorize(client, redirectUri);
      HttpResponse<String> first = exchange(client, code, redirectUri, VERIFIER);
      assertEquals(200, first.statusCode());
      JsonNode tokens = Client.json(first);
      assertEquals(1800, tokens.path("expires_in").asInt());
      assertEquals(3, tokens.path("access_token").asString().split("\\.", -1).length);
      assertEquals(200, client.refresh(tokens.path("refresh_token").asString()).statusCode());
      assertEquals(400, exchange(client, code, redirectUri, VERIFIER).statusCode());
    }
  }

  @Test
  void aRedirectUriThatDiffersByACharacterFailsAtTheTokenCall() throws Exception {
    try (Client client = Client.start()) {
      String redirectUri = client.config("redirect_uri") + "/";
      String code = authorize(client, redirectUri);
      HttpResponse<String> refused = exchange(client, code, redirectUri, VERIFIER);
      assertEquals(400, refused.statusCode());
      assertEquals("invalid_grant", Client.json(refused).path("error").asString());
      assertTrue(refused.body().contains("redirect URI"));
    }
  }

  @Test
  void aWrongVerifierIsRefused() throws Exception {
    try (Client client = Client.start()) {
      String redirectUri = client.config("redirect_uri");
      String code = authorize(client, redirectUri);
      assertEquals(400, exchange(client, code, redirectUri, VERIFIER + "x").statusCode());
    }
  }

  @Test
  void onlyAnAdministratorMayActivateAndOnlyWithEveryParameter() throws Exception {
    try (Client client =
        Client.start(CompanySettings.defaults(Client.TODAY), one -> one.withAdministrator(false))) {
      assertEquals(403, client.get("/AppActivation/Authorize").statusCode());
    }
    try (Client client = Client.start()) {
      assertEquals(400, client.get("/AppActivation/Authorize?client_id=x").statusCode());
    }
  }

  private static String authorize(Client client, String redirectUri) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    Map<String, String> query = new HashMap<>();
    query.put("client_id", client.config("client_id"));
    query.put("scope", client.config("scope") + " offline_access");
    query.put("response_type", "code");
    query.put("redirect_uri", redirectUri);
    query.put("subscription-key", client.config("subscription_key"));
    query.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    query.put("code_challenge_method", "S256");
    query.put("state", "a state");
    HttpResponse<String> page = client.get("/AppActivation/Authorize?" + Client.encode(query));
    assertEquals(302, page.statusCode());
    URI back = URI.create(page.headers().firstValue("Location").orElseThrow());
    assertTrue(back.toString().startsWith(redirectUri + "?"));
    Map<String, java.util.List<String>> values = Request.form(back.getRawQuery());
    assertEquals("a state", values.get("state").get(0));
    return values.get("code").get(0);
  }

  private static HttpResponse<String> exchange(
      Client client, String code, String redirectUri, String verifier) throws Exception {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("code_verifier", verifier);
    form.put("redirect_uri", redirectUri);
    form.put("client_id", client.config("client_id"));
    form.put("client_secret", client.config("client_secret"));
    return client.token(form);
  }
}
