package io.tappaycor.auth.token;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.tappaycor.auth.token.TokenResponse.Granted;
import io.tappaycor.auth.token.TokenResponse.Reason;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.http.OkHttpTransport;
import io.tappaycor.http.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {

  private static final String URL = "/sts/v1/common/token?subscription-key=sub%2Bkey%26%3D";
  private static final String TOKENS =
      "{\"access_token\":\"jwt\",\"expires_in\":%s,\"refresh_token\":\"next\"}";

  @RegisterExtension
  static final WireMockExtension PAYCOR =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final FakeTime time = new FakeTime();
  private OkHttpTransport transport;
  private TokenEndpoint endpoint;

  @BeforeEach
  void open() {
    transport = new OkHttpTransport(PAYCOR.baseUrl(), "tap-paycor/test", Duration.ofSeconds(5), 2);
    endpoint =
        new TokenEndpoint(
            transport,
            new ClientCredentials("client id", new Secret("s&c=r+t"), new Secret("sub+key&=")),
            new RetryPolicy(Duration.ofSeconds(100), () -> 0.5),
            time,
            time,
            time::nanoTime);
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private static void answers(int status, String body) {
    PAYCOR.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private TokenResponse refresh() {
    return endpoint.refresh(new Secret("old+/="));
  }

  @Test
  void aRefreshIsAFormWithTheSubscriptionKeyInTheQuery() {
    answers(200, String.format(TOKENS, "1800"));

    Granted granted = assertInstanceOf(Granted.class, refresh());

    assertEquals("jwt", granted.accessToken().reveal());
    assertEquals("next", granted.refreshToken().reveal());
    PAYCOR.verify(
        1,
        postRequestedFor(urlEqualTo(URL))
            .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
            .withRequestBody(
                equalTo(
                    "grant_type=refresh_token&refresh_token=old%2B%2F%3D&client_id=client+id"
                        + "&client_secret=s%26c%3Dr%2Bt")));
  }

  @Test
  void anExchangeSendsCodeVerifierAndTheRedirectUriToTheCharacter() {
    answers(200, String.format(TOKENS, "1800"));

    endpoint.exchange(new Secret("c"), new Secret("v"), "http://localhost:8765/Callback/");

    PAYCOR.verify(
        1,
        postRequestedFor(urlEqualTo(URL))
            .withFormParam("grant_type", equalTo("authorization_code"))
            .withFormParam("code", equalTo("c"))
            .withFormParam("code_verifier", equalTo("v"))
            .withFormParam("redirect_uri", equalTo("http://localhost:8765/Callback/"))
            .withFormParam("client_id", equalTo("client id"))
            .withFormParam("client_secret", equalTo("s&c=r+t")));
  }

  @ParameterizedTest
  @CsvSource({
    "900, PT15M",
    "'\"900\"', PT15M",
    "1.5, PT1.5S",
    "0.001, PT0.001S",
    "0.0009, PT30M",
    "0, PT30M",
    "-5, PT30M",
    "null, PT30M",
    "'\"soon\"', PT30M",
    "1e999999, PT24H",
    "[], PT30M",
  })
  void theLifetimeIsTrustedIfItIsOne(String expiresIn, Duration lifetime) {
    answers(200, String.format(TOKENS, expiresIn));

    assertEquals(lifetime, assertInstanceOf(Granted.class, refresh()).lifetime());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"invalid_grant\"} | GRANT | HTTP 400, invalid_grant",
        "400 | '' | GRANT | HTTP 400",
        "400 | {\"error\":\"sEcReT\"} | GRANT | HTTP 400",
        "400 | {\"error\":\"invalid_grant\",\"error_description\":\"Redirect_URI\"} | REDIRECT | HTTP 400, invalid_grant",
        "401 | {\"error\":\"invalid_client\"} | CLIENT | HTTP 401, invalid_client",
        "400 | {\"error\":\"unauthorized_client\"} | CLIENT | HTTP 400, unauthorized_client",
        "401 | '' | CLIENT | HTTP 401",
        "403 | '' | FORBIDDEN | HTTP 403",
        "401 | {\"message\":\"Access denied due to missing subscription key.\"} | SUBSCRIPTION_KEY | HTTP 401",
        "200 | {\"error\":\"invalid_grant\"} | GRANT | HTTP 200, invalid_grant",
      })
  void aRefusalIsNotRetriedAndTellsWhoseFaultItIs(
      int status, String body, Reason reason, String shown) {
    answers(status, body);

    Refused refused = assertInstanceOf(Refused.class, refresh());

    assertEquals(reason, refused.reason());
    assertEquals(shown, refused.shown());
    assertEquals(1, refused.attempts());
    assertTrue(time.slept.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>Sign in</html> | without an access token",
        "200 | '' | without an access token",
        "200 | {\"refresh_token\":\"sEcReT\"} | without an access token",
        "200 | {\"access_token\":7,\"refresh_token\":\"sEcReT\"} | without an access token",
        "200 | {\"access_token\":\"sEcReT\"} | without a new refresh token",
        "200 | {\"access_token\":\"sEcReT\",\"refresh_token\":\" \"} | without a new refresh token",
        "300 | {\"access_token\":\"sEcReT\",\"refresh_token\":\"sEcReT\"} | HTTP 300",
        "302 | '' | HTTP 302",
      })
  void whatIsNoPairOfTokensIsNeverAccepted(int status, String body, String said) {
    answers(status, body);

    var failure = assertThrows(AuthenticationException.class, this::refresh);

    assertTrue(failure.getMessage().contains(said), failure.getMessage());
    assertFalse(failure.getMessage().contains("sEcReT"));
    assertEquals(status == 200, failure.getMessage().contains("is probably used up"));
    PAYCOR.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({"408", "429", "500", "503", "504"})
  void aPassingFailureIsTriedAgain(int status) {
    PAYCOR.stubFor(
        post(anyUrl())
            .inScenario("retry")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("up")
            .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "7")));
    PAYCOR.stubFor(
        post(anyUrl())
            .inScenario("retry")
            .whenScenarioStateIs("up")
            .willReturn(aResponse().withBody(String.format(TOKENS, "1800"))));

    assertInstanceOf(Granted.class, refresh());

    assertEquals(1, time.slept.size());
    assertTrue(time.slept.get(0).compareTo(Duration.ofSeconds(7)) >= 0);
  }

  @Test
  void aBrokenConnectionIsTriedAgainUntilTheBudgetEndsAndThenItIsNobodysToken() {
    PAYCOR.stubFor(
        post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    var failure = assertThrows(ExtractionException.class, this::refresh);

    assertTrue(time.slept.size() > 3);
    assertTrue(failure.getMessage().contains("no response"), failure.getMessage());
    assertFalse(failure.getMessage().contains("old"));
  }

  @Test
  void noSecretIsPrinted() {
    answers(200, String.format(TOKENS, "1800"));

    String shown =
        refresh() + " " + new ClientCredentials("id", new Secret("sEcReT"), new Secret("sEcReT"));

    assertFalse(shown.contains("jwt") || shown.contains("next") || shown.contains("sEcReT"), shown);
  }
}
