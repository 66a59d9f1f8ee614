package io.tappaycor.cli;

import io.tappaycor.config.Configuration;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Settings;
import io.tappaycor.http.Sleeper;
import java.time.Duration;

/**
 * What it takes to open a state, besides its location.
 *
 * @param database who uses the database that it may be in
 * @param longestWait for another run that has it
 */
record StateAccess(Configuration.Database database, Duration longestWait, Sleeper sleeper) {

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
}
