package io.tappaycor.auth.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.rotation.RotatingTokens;
import io.tappaycor.auth.store.StoreKind;
import io.tappaycor.auth.store.TrialStore;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.ExtractionException;
import io.tappaycor.scope.LegalEntityId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {

  private static final String REDIRECT = "https://app.example/Callback?tenant=sEcReT";
  private static final Secret SEED = new Secret("spent seed");

  @TempDir Path directory;
  private final FakeTime time = new FakeTime();
  private final FakePaycor paycor = new FakePaycor("c0de");
  private final List<String> shown = new ArrayList<>();
  private Path path;
  private TrialStore store;

  @BeforeEach
  void open() {
    path = directory.resolve("tokens.json");
    store = StoreKind.FILE.stores(directory, Duration.ofSeconds(1), time).get();
  }

  private static List<LegalEntityId> ids(long... values) {
    return LongStream.of(values).mapToObj(LegalEntityId::new).toList();
  }

  private Login login(Secret seed) {
    LoginSettings settings =
        new LoginSettings(
            "https://page.example/Authorize", "the-client", "scope", REDIRECT, new Secret("key"));
    return new Login(settings, paycor.endpoint(time), store, seed, time, time, shown::add);
  }

  private static String granted(AuthorizationRequest request) {
    return REDIRECT + "&code=c0de&state=" + request.state().reveal();
  }

  private AuthenticationException failure(RedirectSource source) {
    var failure =
        assertThrows(
            AuthenticationException.class, () -> login(SEED).run(source, token -> List.of()));
    assertEquals(ExitCode.AUTHENTICATION, failure.exitCode());
    assertFalse(failure.getMessage().contains("c0de"), failure.getMessage());
    assertFalse(failure.getMessage().contains("sEcReT"), failure.getMessage());
    return failure;
  }

  @Test
  void aLoginFillsTheStoreAndGivesTheConfigsSeedToTheNewFamily() {
    LoginResult result = login(SEED).run(LoginTest::granted, token -> ids(123456, 7));

    assertEquals(new LoginResult(ids(123456, 7), path.toString()), result);
    TokenFamily family = store.read().pick(SEED, time.instant(), "here");
    assertEquals("refresh-1", family.refreshToken().reveal());
    assertEquals(ids(123456, 7), family.legalEntityIds());
    assertEquals(
        "access-1",
        new RotatingTokens(store, paycor.endpoint(time), SEED, time, time, time::nanoTime)
            .current());
  }

  @Test
  void theAddressIsShownAndTheTokensAreStoredBeforeTheyAreUsed() {
    login(null)
        .run(
            request -> {
              assertTrue(shown.contains(request.url()), shown.toString());
              return granted(request);
            },
            token -> {
              assertEquals("access-1", token);
              assertEquals("refresh-1", store.read().all().get(0).refreshToken().reveal());
              return ids(1);
            });
  }

  @Test
  void aFailedReadOfTheLegalEntitiesLeavesTheTokensStored() {
    assertThrows(
        ExtractionException.class,
        () ->
            login(SEED)
                .run(
                    LoginTest::granted,
                    token -> {
                      throw new ExtractionException("down");
                    }));

    assertEquals(
        "refresh-1", store.read().pick(SEED, time.instant(), "here").refreshToken().reveal());
    assertTrue(shown.get(shown.size() - 1).contains(path.toString()));
  }

  @Test
  void aSecondLoginOfTheSameCustomerReplacesTheFirst() {
    login(null).run(LoginTest::granted, token -> ids(1, 2));
    paycor.living.add("c0de");
    login(null).run(LoginTest::granted, token -> ids(2));

    assertEquals(1, store.read().all().size());
    assertEquals("refresh-2", store.read().all().get(0).refreshToken().reveal());
  }

  @Test
  void anUnusableStoreShowsBeforeAnyoneIsSentToTheBrowser() throws IOException {
    Files.writeString(path, "no json");

    failure(LoginTest::granted);

    assertTrue(shown.isEmpty());
    assertTrue(paycor.asked.isEmpty());
    assertEquals("no json", Files.readString(path));
  }

  @Test
  void aStoreThatCannotBeWrittenShowsBeforeAnyoneIsSentToTheBrowser() {
    store.full(true);

    String message = failure(LoginTest::granted).getMessage();

    assertTrue(message.contains("No space left on device"), message);
    assertTrue(shown.isEmpty());
    assertTrue(paycor.asked.isEmpty());
  }

  @Test
  void itIsSaidWhoMustSignIn() {
    login(SEED).run(LoginTest::granted, token -> List.of());

    assertEquals(
        "Open this URL in a browser, and sign in as a Company Admin, HR Admin or Payroll Admin:",
        shown.get(0));
  }

  @Test
  void aStoreThatFailsAfterTheGrantIsSaid() {
    paycor.whileAsked(() -> store.full(true));

    String message = failure(LoginTest::granted).getMessage();

    assertTrue(message.contains("could not be saved"), message);
    assertTrue(message.contains("No space left on device"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | {\"CorrelationId\":\"1\",\"Title\":\"Forbidden\"} | HR Admin",
        "400 | {\"error\":\"access_denied\"} | Payroll Admin",
        "400 | {\"error\":\"invalid_grant\",\"error_description\":\"redirect_uri\"} | refused the redirect URI",
        "400 | {\"error\":\"invalid_grant\"} | good for one use",
        "400 | {\"error\":\"invalid_grant\"} | trailing slash, upper and lower case, http or https",
        "400 | {\"CorrelationId\":\"1\",\"Detail\":\"Bad\"} | https://app.example/Callback)",
        "400 | {\"error\":\"invalid_client\"} | `client_secret` is wrong",
        "400 | {\"error\":\"unauthorized_client\"} | `client_id`",
        "401 | {\"CorrelationId\":\"1\",\"Title\":\"Unauthorized\"} | `client_secret` is wrong",
        "401 | {\"message\":\"Access denied due to invalid subscription key\"} | `subscription_key`",
      })
  void eachRefusalOfTheTokenCallHasItsOwnMessage(int status, String body, String said) {
    paycor.script.add(FakePaycor.json(status, body));

    String message = failure(LoginTest::granted).getMessage();

    assertTrue(message.contains(said), message);
    assertTrue(store.read().all().isEmpty());
  }

  @Test
  void aGatewaysRefusalIsTriedAgain() {
    paycor.script.add(FakePaycor.json(403, "<html>Blocked</html>"));
    paycor.script.add(FakePaycor.json(200, "<html>Sign in</html>"));

    login(SEED).run(LoginTest::granted, token -> ids(1));

    assertEquals("refresh-1", store.read().all().get(0).refreshToken().reveal());
  }

  @Test
  void aGrantWithoutARefreshTokenIsSaid() {
    paycor.script.add(FakePaycor.json(200, "{\"access_token\":\"sEcReT\"}"));

    String message = failure(LoginTest::granted).getMessage();

    assertTrue(message.contains("without a refresh token"), message);
    assertTrue(message.contains("`scope`"), message);
    assertTrue(store.read().all().isEmpty());
  }

  @Test
  void anAccessTokenThatNoHeaderCanCarryIsSaidAndItsRefreshTokenIsSaved() {
    paycor.script.add(
        FakePaycor.json(200, "{\"access_token\":\"a\\nb\",\"refresh_token\":\"next\"}"));

    String message = failure(LoginTest::granted).getMessage();

    assertTrue(message.contains("no header can carry"), message);
    assertEquals("next", store.read().all().get(0).refreshToken().reveal());
  }

  @Test
  void anotherAddressOrAnotherLoginsAnswerSpendsNothing() {
    assertTrue(
        failure(request -> "https://app.example/callback?code=c0de")
            .getMessage()
            .startsWith("Redirect mismatch"));
    assertTrue(
        failure(request -> REDIRECT + "&code=c0de&state=x").getMessage().contains("`state`"));
    assertTrue(
        failure(request -> REDIRECT + "&error=access_denied").getMessage().contains("HR Admin"));
    assertTrue(paycor.asked.isEmpty());
  }

  @Test
  void aPastedAddressIsTakenAsItIsAndAnEndOfInputIsSaid() {
    BufferedReader input = new BufferedReader(new StringReader("\n  https://a.example/?x \n"));
    PastedRedirect pasted = new PastedRedirect(input);

    assertEquals("https://a.example/?x", pasted.await(null));
    assertTrue(failure(pasted).getMessage().contains("No redirect URL was pasted"));
  }
}
