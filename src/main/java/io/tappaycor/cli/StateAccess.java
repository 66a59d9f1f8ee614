package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Settings;
import io.tappaycor.http.Sleeper;
import io.tappaycor.postgres.Postgres;
import io.tappaycor.postgres.PostgresUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What it takes to open a state, besides its location.
 *
 * @param database who uses the database that it may be in
 * @param longestWait for another run that has it
 */
record StateAccess(Configuration.Database database, Duration longestWait, Sleeper sleeper) {

  /** What a state in a file needs. */
  static StateAccess ofFile(Environment environment) {
    return new StateAccess(
        new Configuration.Database(Optional.empty(), Optional.empty()),
        Duration.ZERO,
        environment.sleeper());
  }

  /**
   * Who uses a database is a setting; whoever has no config has the environment.
   *
   * @param sources of {@code --config}
   * @param warnings takes a line for each unknown key
   */
  static StateAccess of(List<String> sources, Environment environment, Consumer<String> warnings) {
    RawSettings settings =
        sources.isEmpty()
            ? RawSettings.read(
                List.of(RawSettings.ENVIRONMENT), environment.variables(), unknown -> {})
            : RawSettings.read(sources, environment.variables(), warnings);
    return of(settings, environment);
  }

  static StateAccess of(Configuration configuration, Environment environment) {
    return new StateAccess(
        configuration.database(), configuration.stateWait(), environment.sleeper());
  }

  /** The same without a complete configuration. */
  static StateAccess of(RawSettings settings, Environment environment) {
    return new StateAccess(
        new Configuration.Database(
            settings.get(Settings.DATABASE_USER), settings.get(Settings.DATABASE_PASSWORD)),
        settings.get(Settings.STATE_WAIT_SECONDS),
        environment.sleeper());
  }

  /** A database, as this user. */
  Postgres postgres(PostgresUrl url) {
    return new Postgres(url, database.user(), database.password(), sleeper);
  }
}
