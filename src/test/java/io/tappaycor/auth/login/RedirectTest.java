package io.tappaycor.auth.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTest {

  private static final String URI = "https://app.example/Callback";
  private static final Secret STATE = new Secret("st4te");

  private static String code(String received, String redirectUri) {
    return Redirect.parse(received, redirectUri).code(STATE).reveal();
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example/Callback?code=a%2Fb&state=st4te, https://app.example/Callback",
    "' https://app.example/Callback?state=st4te&code=a%2Fb ', https://app.example/Callback",
    "https://app.example/Callback?code=a/b&state=st4te#_, https://app.example/Callback",
    "https://app.example/C/?code=a/b&state=st4te, https://app.example/C/",
    "https://app.example/C?t=1&code=a/b&state=st4te, https://app.example/C?t=1",
    "GET /Callback?code=a%2Fb&state=st4te HTTP/1.1, http://localhost:8765/Callback",
    "GET /Callback?code=a%2Fb&state=st4te, http://localhost:8765/Callback",
    "http://localhost:8765/?code=a/b&state=st4te, http://localhost:8765",
    "GET /?code=a/b&state=st4te HTTP/1.1, http://localhost:8765",
  })
  void theCodeIsTakenFromTheAddressOrTheRequestLine(String received, String redirectUri) {
    assertEquals("a/b", code(received, redirectUri));
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example/Callback/?code=sEcReT&state=st4te",
    "https://app.example/callback?code=sEcReT&state=st4te",
    "http://app.example/Callback?code=sEcReT&state=st4te",
    "https://app.example/Callback2?code=sEcReT&state=st4te",
    "https://app.example/Callback&code=sEcReT&state=st4te",
    "https://app.example.evil/Callback?code=sEcReT&state=st4te",
    "https://app.example/?code=sEcReT&state=st4te",
    "GET /callback?code=sEcReT&state=st4te HTTP/1.1",
    "sEcReT",
  })
  void anotherAddressIsAMismatchThatShowsBothWithoutTheirQuery(String received) {
    var failure = assertThrows(AuthenticationException.class, () -> code(received, URI));

    assertTrue(failure.getMessage().startsWith("Redirect mismatch"), failure.getMessage());
    assertTrue(failure.getMessage().contains(URI + "."));
    assertFalse(failure.getMessage().contains("sEcReT"));
    assertFalse(failure.getMessage().contains("st4te"));
  }

  @Test
  void theOtherAddressIsShownSoThatTheDifferenceCanBeSeen() {
    var failure =
        assertThrows(
            AuthenticationException.class,
            () -> code("http://app.example/callback/?code=sEcReT", URI));
    var bare = assertThrows(AuthenticationException.class, () -> code("sEcReT", URI));

    assertTrue(
        failure.getMessage().contains("was redirected to http://app.example/callback/, but"),
        failure.getMessage());
    assertTrue(bare.getMessage().contains("was redirected to something that is not a URL, but"));
  }

  @Test
  void aPercentSignThatEncodesNothingIsTakenAsItIs() {
    assertEquals("100%", code(URI + "?code=100%&state=st4te", URI));
    assertEquals("%zz", code(URI + "?code=%zz&state=st4te", URI));
  }

  @ParameterizedTest
  @CsvSource({"code=sEcReT&state=other", "code=sEcReT", "error=access_denied&state=other"})
  void anAnswerToAnotherQuestionIsNotTaken(String query) {
    var failure = assertThrows(AuthenticationException.class, () -> code(URI + "?" + query, URI));

    assertTrue(failure.getMessage().contains("`state`"), failure.getMessage());
    assertFalse(failure.getMessage().contains("sEcReT"));
  }

  @ParameterizedTest
  @CsvSource({
    "error=access_denied&state=st4te, Company Admin",
    "error=access_denied, HR Admin",
    "error=403&state=st4te, Payroll Admin",
    "error=Unauthorized&state=st4te, Company Admin",
    "error=server_error&error_description=User%20is%20not%20authorized%3A%20403&state=st4te, Company Admin",
    "error=unauthorized_client&state=st4te, `client_id`",
    "error=invalid_scope&state=st4te, `scope`",
    "error=temporarily_unavailable&state=st4te, error temporarily_unavailable",
    "error=%3Cscript%3E&state=st4te, returned an error:",
  })
  void anErrorOfThePageHasItsOwnMessage(String query, String said) {
    var failure = assertThrows(AuthenticationException.class, () -> code(URI + "?" + query, URI));

    assertTrue(failure.getMessage().contains(said), failure.getMessage());
  }

  @Test
  void aMissingCodeIsSaid() {
    var failure =
        assertThrows(AuthenticationException.class, () -> code(URI + "?state=st4te", URI));

    assertTrue(failure.getMessage().contains("no `code`"), failure.getMessage());
  }
}
