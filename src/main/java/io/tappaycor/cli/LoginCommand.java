package io.tappaycor.cli;

import io.tappaycor.auth.ActivatedLegalEntities;
import io.tappaycor.auth.AuthorizationUrls;
import io.tappaycor.auth.Login;
import io.tappaycor.auth.LoginResult;
import io.tappaycor.auth.LoginSettings;
import io.tappaycor.auth.LoopbackListener;
import io.tappaycor.auth.PastedRedirect;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.LegalEntities;
import io.tappaycor.config.RawSettings;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.http.AccessTokens;
import io.tappaycor.sync.LegalEntityList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first login: from what the developer portal shows to a filled token store. */
final class LoginCommand {

  private static final Logger LOG = LoggerFactory.getLogger(LoginCommand.class);

  private final Surroundings around;
  private final StopSignal stop;

  LoginCommand(Surroundings around, StopSignal stop) {
    this.around = around;
    this.stop = stop;
  }

  ExitCode run(LoginOptions options) {
    RawSettings raw = RawSettings.read(options.config(), around.environment(), LOG::warn);
    Configuration configuration = ConfigurationReader.read(raw, Version.current());
    LoginSettings settings = settings(configuration);
    try (Connection connection =
        new Connection(configuration, around, Clock.systemUTC(), System::nanoTime)) {
      Login login =
          new Login(
              settings,
              connection.endpoint(),
              connection.store(),
              configuration.credentials().seed().orElse(null),
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
        new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8));
    PastedRedirect pasted = new PastedRedirect(input);
    return login.run(
        request -> {
          show("Then paste the address that the browser was sent back to, and press Enter:");
          return pasted.await(request);
        },
        readable);
  }

  private static ActivatedLegalEntities readable(Connection connection) {
    return token ->
        LegalEntityList.read(connection.reader(new OneToken(token))).stream()
            .map(id -> Math.toIntExact(id.value()))
            .toList();
  }

  private void report(Configuration configuration, LoginResult result) {
    show("This login may read the legal entities " + result.legalEntities());
    if (configuration.legalEntities() instanceof LegalEntities.These these) {
      List<Long> missing = new ArrayList<>(these.ids());
      missing.removeIf(id -> result.legalEntities().contains(Math.toIntExact(id)));
      if (!missing.isEmpty()) {
        LOG.warn(
            "The config asks for the legal entities {}, which this login may not read: check"
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
            .or(
                () ->
                    AuthorizationUrls.defaultFor(configuration.connection().baseUrl().toString()));
    LoginSettings settings =
        new LoginSettings(
            required("authorization_url", page, missing),
            configuration.credentials().clientId(),
            required("scope", configuration.login().scope(), missing),
            required("redirect_uri", configuration.login().redirectUri(), missing),
            configuration.credentials().subscriptionKey());
    if (!missing.isEmpty()) {
      throw new UsageException(
          "The config lacks what a login needs: %s (see docs/credentials.md)"
              .formatted(String.join(", ", missing)));
    }
    return settings;
  }

  private static String required(String key, Optional<String> value, List<String> missing) {
    if (value.isEmpty()) {
      missing.add(key);
    }
    return value.orElse("");
  }

  private void show(String line) {
    try {
      around.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      around.out().flush();
    } catch (IOException failed) {
      throw OutputClosedException.because(failed);
    }
  }

  /** The token of this login, before any rotation. */
  private record OneToken(String current) implements AccessTokens {

    @Override
    public String insteadOf(String refused) {
      throw new AuthenticationException(
          "Paycor refuses the access token that it has just given: activate the application again");
    }
  }
}
