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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.tappaycor.auth.token.TokenResponse.Granted;
import io.tappaycor.auth.token.TokenResponse.Reason;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.auth.token.TokenResponse.Undecided;
import io.tappaycor.config.Secret;
import io.tappaycor.http.OkHttpTransport;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.network.Network;
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
    transport =
        new OkHttpTransport(
            PAYCOR.baseUrl(), "tap-paycor/test", Duration.ofSeconds(5), 2, Network.DIRECT);
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
        "400 | {\"Error\":\"invalid_grant\"} | GRANT | HTTP 400, invalid_grant",
        "400 | {\"error\":\"a_secret\"} | GRANT | HTTP 400",
        "400 | {\"CorrelationId\":\"1\",\"Title\":\"sEcReT\"} | GRANT | HTTP 400",
        "403 | {\"correlationId\":\"1\",\"detail\":\"sEcReT\"} | FORBIDDEN | HTTP 403",
        "404 | {\"CorrelationId\":\"1\",\"Detail\":\"sEcReT\"} | GRANT | HTTP 404",
        "400 | {\"error\":\"invalid_grant\",\"error_description\":\"Redirect_URI\"} | REDIRECT | HTTP 400, invalid_grant",
        "401 | {\"error\":\"invalid_client\"} | CLIENT | HTTP 401, invalid_client",
        "400 | {\"error\":\"unauthorized_client\"} | CLIENT | HTTP 400, unauthorized_client",
        "401 | {\"CorrelationId\":\"1\",\"Title\":\"Unauthorized\"} | CLIENT | HTTP 401",
        "401 | {\"message\":\"Access denied due to missing subscription key.\"} | SUBSCRIPTION_KEY | HTTP 401",
        "200 | {\"error\":\"invalid_grant\"} | GRANT | HTTP 200, invalid_grant",
      })
  void aRefusalIsNotRetriedAndTellsWhoseFaultItIs(
      int status, String body, Reason reason, String shown) {
    answers(status, body);

    Refused refused = assertInstanceOf(Refused.class, refresh());

    assertEquals(reason, refused.reason());
    assertEquals(shown, refused.shown());
    assertFalse(refused.unanswered());
    assertTrue(time.slept.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>Sign in</html> | true",
        "200 | '' | true",
        "200 | {\"access_token\":7} | true",
        "200 | {\"access_token\":\" \",\"refresh_token\":null} | true",
        "200 | {\"access_token\":\"sEc\\nReT\"} | true",
        "200 | {\"CorrelationId\":\"1\",\"Title\":\"sEcReT\"} | true",
        "300 | {\"access_token\":\"sEcReT\",\"refresh_token\":\"sEcReT\"} | false",
        "302 | '' | false",
        "400 | <html>Bad request</html> | false",
        "400 | '' | false",
        "400 | {\"error\":\"temporarily_unavailable\"} | false",
        "400 | {\"error\":\"too_many_requests\"} | false",
        "401 | '' | false",
        "401 | {\"error\":\"Unauthorized\",\"path\":\"sEcReT\"} | false",
        "401 | <html>missing subscription key</html> | false",
        "403 | <html>Blocked</html> | false",
        "403 | {\"CorrelationId\":\"1\",\"Detail\":\"Out of call volume quota.\"} | false",
        "404 | <html>Not found</html> | false",
        "404 | {\"statusCode\":404,\"message\":\"Resource not found\"} | false",
        "500 | {\"error\":\"invalid_grant\"} | true",
      })
  void whatIsNotPaycorsDecisionIsTriedAgainAndThenNobodysToken(
      int status, String body, boolean maySpend) {
    answers(status, body);

    Undecided undecided = assertInstanceOf(Undecided.class, refresh());

    assertTrue(time.slept.size() > 3);
    assertEquals(maySpend, undecided.maySpend());
    String said = undecided.failure().getMessage();
    assertTrue(said.contains("failed (last: HTTP " + status + ")"), said);
    assertFalse(said.contains("sEc"), said);
  }

  @Test
  void aLimitThatDoesNotFitSaysHowLongItAsked() {
    answers(
        403,
        "{\"statusCode\":403,\"message\":\"Out of call volume quota. Quota will be replenished in"
            + " 01:00:00.\"}");

    Undecided undecided = assertInstanceOf(Undecided.class, refresh());

    assertTrue(time.slept.isEmpty());
    assertTrue(undecided.message().contains("It asked to wait 3600 s"), undecided.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"accessToken\":\"jwt\",\"expiresIn\":\"900\",\"tokenType\":\"bearer\",\"refreshToken\":\"r2\"}",
        "{\"AccessToken\":\"jwt\",\"ExpiresIn\":900,\"RefreshToken\":\"r2\"}",
        "{\"ACCESS_TOKEN\":\"jwt\",\"EXPIRES_IN\":\" 900 \",\"REFRESH_TOKEN\":\"r2\"}",
        "{\"AccessToken\":\"other\",\"access_token\":\"jwt\",\"expires_in\":900,\"refresh_token\":\"r2\"}",
        "{\"access_token\":\"\",\"accessToken\":\"jwt\",\"expires_in\":null,\"expiresIn\":900,\"refresh_token\":\"r2\"}",
      })
  void namesMayBeInAnyCaseWithOrWithoutUnderscores(String body) {
    answers(200, body);

    Granted granted = assertInstanceOf(Granted.class, refresh());

    assertEquals(new Secret("jwt"), granted.accessToken());
    assertEquals(new Secret("r2"), granted.refreshToken());
    assertEquals(Duration.ofMinutes(15), granted.lifetime());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"access_token\":\"jwt\"} | jwt |",
        "{\"access_token\":\"jwt\",\"refresh_token\":\"r2\",\"expires_in\":1e99999999999} | jwt | r2",
        "{\"access_token\":\"jwt\",\"scope\":[{\"a\":1}],\"refresh_token\":\"r2\",\"sco | jwt | r2",
        "{\"access_token\":\"jwt\",\"refresh_token\":\"cut of | jwt |",
        "{\"access_token\":\"jwt\",\"refresh_token\":\" \"} | jwt |",
        "{\"refresh_token\":\"r2\"} | | r2",
        "{\"access_token\":7,\"refresh_token\":\"r2\"} | | r2",
        "{\"access_token\":\"a\\nb\",\"refresh_token\":\"r2\"} | | r2",
      })
  void halfOfAResponseIsNotThrownAway(String body, String access, String refresh) {
    answers(200, body);

    Granted granted = assertInstanceOf(Granted.class, refresh());

    assertEquals(access == null ? null : new Secret(access), granted.accessToken());
    assertEquals(refresh == null ? null : new Secret(refresh), granted.refreshToken());
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

    Undecided undecided = assertInstanceOf(Undecided.class, refresh());

    assertTrue(time.slept.size() > 3);
    assertTrue(undecided.maySpend());
    assertTrue(undecided.message().contains("no response"), undecided.message());
    assertFalse(undecided.message().contains("old"));
  }

  @Test
  void noSecretIsPrinted() {
    answers(200, String.format(TOKENS, "1800"));

    String shown =
        refresh() + " " + new ClientCredentials("id", new Secret("sEcReT"), new Secret("sEcReT"));

    assertFalse(shown.contains("jwt") || shown.contains("next") || shown.contains("sEcReT"), shown);
  }
}
