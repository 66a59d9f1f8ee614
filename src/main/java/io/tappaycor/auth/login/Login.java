package io.tappaycor.auth.login;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.Refusals;
import io.tappaycor.auth.token.TokenEndpoint;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.auth.token.TokenResponse;
import io.tappaycor.auth.token.TokenResponse.Granted;
import io.tappaycor.auth.token.TokenResponse.Refused;
import io.tappaycor.auth.token.TokenResponse.Undecided;
import io.tappaycor.auth.token.Uninterrupted;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.BusyException;
import io.tappaycor.http.Sleeper;
import io.tappaycor.scope.LegalEntityId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first tokens: an administrator grants access in the browser, and the code that comes back
 * starts a token family in the store. The tokens are saved before anything else is done with them.
 */
public final class Login {

  private final LoginSettings settings;
  private final TokenEndpoint endpoint;
  private final TokenStore store;
  private final @Nullable Secret seed;
  private final Sleeper sleeper;
  private final Clock clock;
  private final Consumer<String> shown;
  private volatile boolean exchanging;

  /**
   * A login for one config.
   *
   * @param seed the config's {@code refresh_token}, which will lead to the new family; null if it
   *     has none
   * @param sleeper waits between attempts to save
   * @param shown takes the lines for the user, on standard error: one of them is the address to
   *     open, which holds the subscription key
   */
  public Login(
      LoginSettings settings,
      TokenEndpoint endpoint,
      TokenStore store,
      @Nullable Secret seed,
      Sleeper sleeper,
      Clock clock,
      Consumer<String> shown) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.store = store;
    this.seed = seed;
    this.sleeper = sleeper;
    this.clock = clock;
    this.shown = shown;
  }

  /**
   * Gets tokens and stores them.
   *
   * @throws AuthenticationException if consent, code or store fail, each with its own message
   * @throws io.tappaycor.failure.ExtractionException if Paycor does not respond to the token call
   */
  public LoginResult run(RedirectSource source, ActivatedLegalEntities entities) {
    checkStore();
    AuthorizationRequest request = AuthorizationRequest.create(settings, new SecureRandom());
    shown.accept(
        "Open this URL in a browser, and sign in as a Company Admin, HR Admin or Payroll"
            + " Admin:");
    shown.accept(request.url());
    String received = source.await(request);
    Secret code = Redirect.parse(received, settings.redirectUri()).code(request.state());
    Granted granted = Uninterrupted.call(() -> exchange(code, request));
    Secret access = granted.accessToken();
    if (access == null) {
      throw new AuthenticationException(Refusals.unsendable(store.describe().name()));
    }
    shown.accept("The tokens are saved in " + store.describe().name());
    return finish(granted, entities.readableWith(access.reveal()));
  }

  /**
   * Whether the code may be spent while the tokens are not saved yet: a process that ends at such a
   * moment loses the activation.
   */
  public boolean isSpending() {
    return exchanging && !endpoint.isPausing();
  }

  /** An unusable store must show before an administrator is bothered and a code is spent. */
  private void checkStore() {
    try (LeasedStore leased = LeasedStore.of(store, sleeper)) {
      leased.change(unchanged -> unchanged);
    }
  }

  private Granted exchange(Secret code, AuthorizationRequest request) {
    exchanging = true;
    try {
      return exchanged(code, request);
    } finally {
      exchanging = false;
    }
  }

  private Granted exchanged(Secret code, AuthorizationRequest request) {
    TokenResponse response = endpoint.exchange(code, request.verifier(), settings.redirectUri());
    if (response instanceof Refused refused) {
      throw LoginRefusals.of(refused, settings.redirectUri());
    }
    if (response instanceof Undecided undecided) {
      throw undecided.failure();
    }
    Granted granted = (Granted) response;
    save(family(granted));
    return granted;
  }

  private void save(TokenFamily family) {
    try (LeasedStore leased = LeasedStore.of(store, sleeper)) {
      Optional<String> failure = leased.save(families -> families.withLogin(family, seed));
      if (failure.isPresent()) {
        throw unsaved(failure.get(), null);
      }
    } catch (BusyException away) {
      throw unsaved("it is away, or another tap-paycor holds its lock", away);
    }
  }

  private AuthenticationException unsaved(String reason, @Nullable Throwable cause) {
    return new AuthenticationException(
        "Paycor returned tokens, but they could not be saved in the token store "
            + store.describe().name()
            + ": "
            + reason
            + ". "
            + store.describe().remedy()
            + ", then run `tap-paycor login` again",
        cause);
  }

  private TokenFamily family(Granted granted) {
    Secret first = granted.refreshToken();
    if (first == null) {
      throw new AuthenticationException(
          "Paycor granted an access token without a refresh token, so that the login would end with"
              + " it. Check `scope` against the General tab of the developer portal, then run"
              + " `tap-paycor login` again");
    }
    return TokenFamily.startingWith(first, clock.instant()).rotated(granted, clock.instant());
  }

  private LoginResult finish(Granted granted, List<LegalEntityId> ids) {
    try (LeasedStore leased = LeasedStore.of(store, sleeper)) {
      leased.change(families -> families.withLegalEntities(family(granted), ids));
    }
    return new LoginResult(ids, store.describe().name());
  }
}
