package io.tappaycor.auth.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationRequestTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static LoginSettings settings(String page, String scope) {
    return new LoginSettings(
        page, "cl ient", scope, "http://localhost:8765/Call back/?a=b", new Secret("k+y&"));
  }

  @Test
  void theChallengeIsThatOfRfc7636AppendixB() {
    AuthorizationRequest request =
        new AuthorizationRequest(
            settings("https://page.example", "s"),
            new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            new Secret("state"));

    assertEquals("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", request.challenge());
  }

  @Test
  void theUrlCarriesEverythingPercentEncoded() {
    AuthorizationRequest request =
        new AuthorizationRequest(
            settings("https://hcm.paycor.com/AppActivation/Authorize", "abc~1*"),
            new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            new Secret("st/ate"));

    assertEquals(
        "https://hcm.paycor.com/AppActivation/Authorize?client_id=cl%20ient"
            + "&scope=abc~1%2A%20offline_access&response_type=code"
            + "&redirect_uri=http%3A%2F%2Flocalhost%3A8765%2FCall%20back%2F%3Fa%3Db"
            + "&subscription-key=k%2By%26"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            + "&code_challenge_method=S256&state=st%2Fate",
        request.url());
  }

  @ParameterizedTest
  @CsvSource({
    "https://p.example/a?x=1, https://p.example/a?x=1&client_id=",
    "https://p.example/a?, https://p.example/a?client_id=",
    "https://p.example/a, https://p.example/a?client_id=",
  })
  void theQueryOfTheAuthorizationUrlIsKept(String page, String start) {
    String url = AuthorizationRequest.create(settings(page, "s"), RANDOM).url();

    assertTrue(url.startsWith(start), url);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc%20offline_access",
    "abc offline_access, abc%20offline_access",
    "offline_access abc, offline_access%20abc",
    "my_offline_access, my_offline_access%20offline_access",
  })
  void offlineAccessIsAskedForOnce(String scope, String sent) {
    String url = AuthorizationRequest.create(settings("https://p.example", scope), RANDOM).url();

    assertTrue(url.contains("&scope=" + sent + "&"), url);
  }

  @Test
  void verifierAndStateAreNewEachTimeOfFullStrengthAndNeverPrinted() {
    AuthorizationRequest one =
        AuthorizationRequest.create(settings("https://p.example", "s"), RANDOM);
    AuthorizationRequest two =
        AuthorizationRequest.create(settings("https://p.example", "s"), RANDOM);

    assertTrue(one.verifier().reveal().matches("[A-Za-z0-9_-]{43}"));
    assertTrue(one.state().reveal().matches("[A-Za-z0-9_-]{43}"));
    assertNotEquals(one.verifier(), two.verifier());
    assertNotEquals(one.state(), two.state());
    assertNotEquals(one.verifier(), one.state());
    assertFalse(one.toString().contains(one.verifier().reveal()));
    assertFalse(one.toString().contains(one.state().reveal()));
    assertFalse(one.url().contains(one.verifier().reveal()));
  }
}
