package io.tappaycor.cli;

import io.tappaycor.auth.login.ActivatedLegalEntities;
import io.tappaycor.auth.login.AuthorizationUrls;
import io.tappaycor.auth.login.Login;
import io.tappaycor.auth.login.LoginResult;
import io.tappaycor.auth.login.LoginSettings;
import io.tappaycor.auth.login.LoopbackListener;
import io.tappaycor.auth.login.PastedRedirect;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.LegalEntities;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import io.tappaycor.http.AccessTokens;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.sync.LegalEntityList;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the first tokens and fills the token store. */
final class LoginRun {

  private static final Logger LOG = LoggerFactory.getLogger(LoginRun.class);

  private final Environment environment;
  private final StopSignal stop;

  LoginRun(Environment environment, StopSignal stop) {
    this.environment = environment;
    this.stop = stop;
  }

  ExitCode run(LoginOptions options) {
    RawSettings raw = RawSettings.read(options.config(), environment.variables(), LOG::warn);
    Configuration configuration = ConfigurationReader.read(raw, Version.current());
    LoginSettings settings = settings(configuration);
    try (Connection connection =
        new Connection(configuration, environment, Clock.systemUTC(), System::nanoTime)) {
      Login login =
          new Login(
              settings,
              connection.endpoint(),
              connection.store(),
              configuration.credentials().seed().orElse(null),
              environment.sleeper(),
              Clock.systemUTC(),
              this::show);
      stop.waitWhile(login::isSpending);
      report(configuration, redirected(login, settings, options, readable(connection)));
    }
    return ExitCode.COMPLETE;
  }

  private LoginResult redirected(
      Login login, LoginSettings settings, LoginOptions options, ActivatedLegalEntities readable) {
    if (!options.paste() && LoopbackListener.canListenOn(settings.redirectUri())) {
      try (LoopbackListener listener =
          LoopbackListener.open(settings.redirectUri(), options.patience())) {
        return login.run(listener, readable);
      }
    }
    BufferedReader input =
        new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
    PastedRedirect pasted = new PastedRedirect(input);
    return login.run(
        request -> {
          show("Then paste the URL that the browser was redirected to, and press Enter:");
          return pasted.await(request);
        },
        readable);
  }

  private static ActivatedLegalEntities readable(Connection connection) {
    return token -> LegalEntityList.read(connection.reader(new OneToken(token)));
  }

  private void report(Configuration configuration, LoginResult result) {
    show("This login may read the legal entities " + result.legalEntities());
    if (configuration.legalEntities() instanceof LegalEntities.These these) {
      List<LegalEntityId> missing = new ArrayList<>(these.ids());
      missing.removeAll(result.legalEntities());
      if (!missing.isEmpty()) {
        LOG.warn(
            "The config names the legal entities {}, which this login may not read: check"
                + " legal_entity_id, or activate the application for them",
            missing);
      }
    }
    show("Done: `tap-paycor --config …` can sync now");
  }

  private static LoginSettings settings(Configuration configuration) {
    List<String> missing = new ArrayList<>();
    Optional<String> page =
        configuration
            .login()
            .authorizationUrl()
            .map(URI::toString)
            .or(() -> AuthorizationUrls.defaultFor(configuration.connection().baseUrl()));
    LoginSettings settings =
        new LoginSettings(
            required(Settings.AUTHORIZATION_URL, page, missing),
            configuration.credentials().clientId(),
            required(Settings.SCOPE, configuration.login().scope(), missing),
            required(Settings.REDIRECT_URI, configuration.login().redirectUri(), missing),
            configuration.credentials().subscriptionKey());
    if (!missing.isEmpty()) {
      throw new UsageException(
          "The config lacks what a login needs: %s (see the README, Getting credentials)"
              .formatted(String.join(", ", missing)));
    }
    return settings;
  }

  private static String required(Setting<?> setting, Optional<String> value, List<String> missing) {
    if (value.isEmpty()) {
      missing.add(setting.key());
    }
    return value.orElse("");
  }

  /** Standard output belongs to Singer. */
  private void show(String line) {
    environment.err().println(line);
  }

  /** The token of this login, before any rotation. */
  private record OneToken(String current) implements AccessTokens {

    @Override
    public String insteadOf(String refused) {
      throw new AuthenticationException(
          "Paycor refuses the access token that it has just issued: activate the application again");
    }
  }
}
