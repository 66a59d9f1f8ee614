package io.tappaycor.auth;

import io.tappaycor.auth.TokenAnswer.Granted;
import io.tappaycor.auth.TokenAnswer.Refused;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first tokens: an administrator grants access in the browser, and the code that comes back
 * starts a chain in the store. The tokens are saved before anything else is done with them.
 */
public final class Login {

  private final LoginSettings settings;
  private final TokenEndpoint endpoint;
  private final TokenStore store;
  private final @Nullable Secret seed;
  private final Clock clock;
  private final Consumer<String> shown;
  private volatile boolean exchanging;

  /**
   * A login for one config.
   *
   * @param seed the config's {@code refresh_token}, which will lead to the new chain; null if it
   *     has none
   * @param shown takes the lines for the user, on standard error: one of them is the address to
   *     open, which holds the subscription key
   */
  public Login(
      LoginSettings settings,
      TokenEndpoint endpoint,
      TokenStore store,
      @Nullable Secret seed,
      Clock clock,
      Consumer<String> shown) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.store = store;
    this.seed = seed;
    this.clock = clock;
    this.shown = shown;
  }

  /**
   * Goes from no tokens to stored ones.
   *
   * @throws AuthenticationException if consent, code or store fail, each with its own message
   * @throws io.tappaycor.failure.ExtractionException if Paycor does not answer the token call
   */
  public LoginResult run(RedirectSource source, ActivatedLegalEntities entities) {
    checkStore();
    AuthorizationRequest request = AuthorizationRequest.create(settings, new SecureRandom());
    shown.accept(
        "Open this address in a browser, and sign in as a Company Admin, HR Admin or Payroll"
            + " Admin:");
    shown.accept(request.url());
    String received = source.await(request);
    Secret code = Redirect.parse(received, settings.redirectUri()).code(request.state());
    Granted granted = Uninterrupted.call(() -> exchange(code, request));
    Secret access = granted.accessToken();
    if (access == null) {
      throw new AuthenticationException(Refusals.unsendable(store.path()));
    }
    shown.accept("The tokens are saved in " + store.path());
    return finish(granted, entities.readableWith(access.reveal()));
  }

  /**
   * Whether the code may be spent by now and the tokens not saved yet: a process that ends at such
   * a moment loses the activation.
   */
  public boolean isSpending() {
    return exchanging && !endpoint.isPausing();
  }

  /** An unusable store shows before an administrator has been bothered and a code been spent. */
  private void checkStore() {
    try (LockedStore locked = store.lock()) {
      locked.write(locked.read());
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
    TokenAnswer answer = endpoint.exchange(code, request.verifier(), settings.redirectUri());
    if (answer instanceof Refused refused) {
      throw Refusals.ofLogin(refused, settings.redirectUri());
    }
    Granted granted = (Granted) answer;
    save(granted);
    return granted;
  }

  private void save(Granted granted) {
    Chain chain = chain(granted);
    try (LockedStore locked = store.lock()) {
      Optional<String> failure = locked.save(chains -> chains.withLogin(chain, seed));
      if (failure.isPresent()) {
        throw new AuthenticationException(
            "Paycor gave tokens, but they could not be saved in "
                + store.path()
                + ": "
                + failure.get()
                + ". Make its directory writable and see that the disk has room, then run"
                + " `tap-paycor login` again");
      }
    }
  }

  private Chain chain(Granted granted) {
    return Chain.startingWith(granted.refreshToken(), clock.instant())
        .rotated(granted, clock.instant());
  }

  private LoginResult finish(Granted granted, List<Integer> ids) {
    try (LockedStore locked = store.lock()) {
      locked.write(locked.read().withLegalEntities(chain(granted), ids));
    }
    return new LoginResult(ids, store.path());
  }
}
